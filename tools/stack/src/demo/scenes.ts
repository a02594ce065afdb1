import { ApiProblem, etagOf } from '@yiwang/client';
import { ITEMS, ORGANISATIONS, SYSTEMS } from '@yiwang/demo-data';
import { publishDemoItems } from '../publish-demo-items.ts';
import { caseNoOf, move, onPaper, presentOf, statusOf, taskOf, type Cast, type Receipt } from './cast.ts';
import { byCourier } from './courier-scene.ts';
import { startDepartmentSystem } from './department-system.ts';
import { FILINGS, type Filing } from './filings.ts';
import { waitFor } from './narrator.ts';
import { payFee } from './payment-scene.ts';
import type { Scene } from './scene.ts';

const { cateringLicence, constructionPermit, birthRegistration } = ITEMS;
/** The copy of the library in acceptance is on its way. */
const NOT_HERE_YET: readonly string[] = ['ACCEPTANCE.ITEM_NOT_FOUND', 'ACCEPTANCE.ITEMS_INCOMPLETE'];

/** 一、部门发布事项 */
export async function publishItems({ stack, tell }: Scene): Promise<void> {
  tell.heading('一、事项发布  departments publish their items');
  await tell.step('编办 publishes five items of 海曙 (五个事项上线)', () => publishDemoItems(stack.gatewayUrl));
}

async function file(
  { cast, tell, ledger }: Scene,
  name: string,
  who: keyof Cast & ('enterprise' | 'yuyaoClerk' | 'haishuClerk'),
  body: Filing,
): Promise<Receipt> {
  return tell.step(
    name,
    async () => {
      const receipt = await waitFor('the item to reach acceptance', () =>
        cast[who].post('/api/v1/applications', { body }).then(
          ({ data }) => data,
          (error: unknown) => {
            if (error instanceof ApiProblem && NOT_HERE_YET.includes(error.code)) return undefined;
            throw error;
          },
        ),
      );
      ledger.filed.push(receipt.caseNo);
      return receipt;
    },
    caseNoOf,
  );
}

/** 二、并联审批 — one application, three departments, three ways of being connected. Returns the case. */
export async function parallelApproval(scene: Scene): Promise<string> {
  const { stack, cast, tell, ledger } = scene;
  tell.heading('二、并联审批  one application, three departments');
  const ecology = await startDepartmentSystem(stack, SYSTEMS.ecology);
  tell.note(
    `${SYSTEMS.ecology.name} listens on Kafka (plain kafkajs), ${SYSTEMS.fire.name} pulls over HTTP, 市场监管 works in the shared workbench`,
  );
  try {
    const { caseNo } = await file(scene, '甬江食品 files 餐饮服务经营许可 (企业申报)', 'enterprise', FILINGS.cateringLicence);
    const accepted = await tell.step('海曙综合窗口 accepts (受理)', () => move(cast.haishuClerk, caseNo, 'accept'), caseNoOf);
    ledger.expectedTasks.set(caseNo, cateringLicence.participants.length);
    tell.note(`承诺办结 promised until ${accepted.promiseDueAt}`);

    await tell.step('生态环境 reads its topic, acknowledges, reads the fields it may see, gives its result', () =>
      ecology.completed(caseNo),
    );
    tell.note(`fields it was shown: ${ecology.fieldsOf(caseNo).join(', ')}`);
    await tell.step('消防 pulls its task, acknowledges, records a step, gives its result', async () => {
      const task = await waitFor('the pull feed', async () => {
        const { data } = await cast.fireSystem.get('/api/v1/department/tasks', { query: { wait: 5, limit: 100 } });
        return data.items.find((t) => t.caseNo === caseNo);
      });
      const path = { taskId: task.taskId };
      await cast.fireSystem.post('/api/v1/department/tasks/{taskId}/ack', { path });
      await cast.fireSystem.post('/api/v1/department/tasks/{taskId}/steps', { path, body: { link: '现场核查' } });
      await cast.fireSystem.post('/api/v1/department/tasks/{taskId}/result', {
        path,
        body: { result: 'approved', opinion: '消防安全条件符合要求。' },
      });
    });
    await tell.step('市场监管 (牵头) claims its task and returns the combined decision (合并决定)', async () => {
      const task = await waitFor('the workbench', () => taskOf(cast.marketOfficer, caseNo, 'handling'));
      const path = { taskId: task.taskId };
      await cast.marketOfficer.post('/api/v1/workbench/tasks/{taskId}/claim', { path });
      await cast.marketOfficer.post('/api/v1/workbench/tasks/{taskId}/steps', { path, body: { link: '审核' } });
      await cast.marketOfficer.post('/api/v1/workbench/tasks/{taskId}/decision', {
        path,
        body: { outcome: 'approved', resultNo: 'JY13302030012345' },
      });
    });
    await payFee(scene, caseNo);
    await byCourier(scene, caseNo);
    return caseNo;
  } finally {
    await ecology.stop();
  }
}

async function deliverAndClose(
  { cast, tell }: Scene,
  caseNo: string,
  method: 'window' | 'electronic',
  clerk: 'haishuClerk' | 'yuyaoClerk',
): Promise<void> {
  await tell.step('acceptance has the decision (决定入账)', () =>
    waitFor('the decision', async () => (await statusOf(cast.haishuClerk, caseNo)) === 'decided'),
  );
  const collector = presentOf(cast.personAtCounter);
  if (method === 'electronic')
    await tell.step(
      'the result is delivered electronically (电子送达)',
      () => move(cast[clerk], caseNo, 'deliveries', { method }),
      caseNoOf,
    );
  else
    await tell.step(
      'the applicant collects the result at the window, which reads his card (窗口领取)',
      async () => (await cast[clerk].post('/api/v1/window/cases/{caseNo}/collections', { path: { caseNo }, body: { collector } })).data,
      caseNoOf,
    );
  await tell.step('closed (办结)', () => move(cast[clerk], caseNo, 'close'), caseNoOf);
}

/** 三、就近办 — filed at a counter in 余姚 for a department of 海曙, sent back once. Returns the case. */
export async function filedElsewhere(scene: Scene): Promise<string> {
  const { cast, tell, ledger } = scene;
  tell.heading('三、就近办  filed in 余姚, decided in 海曙, sent back once');
  const { form } = FILINGS.flexibleWorkSubsidy;
  const { caseNo } = await file(scene, '余姚窗口 files 灵活就业社保补贴 for 王小明 (窗口代申报)', 'yuyaoClerk', {
    ...FILINGS.flexibleWorkSubsidy,
    channel: 'window',
    applicant: cast.personAtCounter,
    present: presentOf(cast.personAtCounter),
  });
  const sentBack = await tell.step(
    '余姚窗口 tells once what must be corrected (一次性告知)',
    () => move(cast.yuyaoClerk, caseNo, 'correction-requests', { points: ['缴费凭证缺 9 月份，请补齐。'] }),
    caseNoOf,
  );
  await tell.step(
    '王小明 brings the missing paper, 余姚窗口 hands it in again (补正)',
    () => move(cast.yuyaoClerk, caseNo, 'resubmissions', { form: { ...form, months: 5 } }, { ifMatch: etagOf(sentBack.version) }),
    caseNoOf,
  );
  await tell.step('余姚窗口 accepts (受理)', () => move(cast.yuyaoClerk, caseNo, 'accept'), caseNoOf);
  ledger.expectedTasks.set(caseNo, 1);
  await tell.step('海曙人社 decides in the shared workbench (审批)', async () => {
    const task = await waitFor('the workbench', () => taskOf(cast.labourOfficer, caseNo, 'handling'));
    const path = { taskId: task.taskId };
    await cast.labourOfficer.post('/api/v1/workbench/tasks/{taskId}/claim', { path });
    await cast.labourOfficer.post('/api/v1/workbench/tasks/{taskId}/decision', { path, body: { outcome: 'approved' } });
  });
  await deliverAndClose(scene, caseNo, 'window', 'yuyaoClerk');
  return caseNo;
}

/** 四、即办件 — accepted and decided on the spot. */
export async function onTheSpot(scene: Scene): Promise<void> {
  const { cast, tell } = scene;
  tell.heading('四、即办件  done on the spot');
  const { caseNo } = await file(scene, '海曙窗口 files 生育登记 for 王小明', 'haishuClerk', {
    itemCode: birthRegistration.itemCode,
    channel: 'window',
    applicant: cast.personAtCounter,
    present: presentOf(cast.personAtCounter),
    form: { expectedDate: '2027-03-01', childOrder: 1 },
    materials: [],
  });
  await tell.step(
    'accepted and decided in one action (即时办结)',
    () => move(cast.haishuClerk, caseNo, 'complete', { outcome: 'approved' }),
    caseNoOf,
  );
  await deliverAndClose(scene, caseNo, 'electronic', 'haishuClerk');
}

/** 六、部门自行受理 — the department accepts, and then nobody touches the task. Returns the case. */
export async function leftUntouched(scene: Scene): Promise<{ caseNo: string; dueAt: string }> {
  const { cast, tell, ledger } = scene;
  tell.heading('六、电子监察  a task that nobody touches');
  const { caseNo } = await file(scene, '甬江食品 files 建筑工程施工许可', 'enterprise', {
    itemCode: constructionPermit.itemCode,
    channel: 'computer',
    form: { projectName: '甬江中央厨房', site: '海曙区望春工业园', contractor: '宁波建工', costYuan: 12_000_000 },
    materials: onPaper(constructionPermit),
  });
  await tell.step('海曙住建 accepts it itself, in its workbench (部门受理)', async () => {
    const task = await waitFor('the acceptance task', () => taskOf(cast.housingOfficer, caseNo, 'acceptance'));
    const path = { taskId: task.taskId };
    await cast.housingOfficer.post('/api/v1/workbench/tasks/{taskId}/acceptance', { path, body: { kind: 'accept' } });
    await waitFor('the ledger to follow', async () => (await statusOf(cast.enterprise, caseNo)) === 'accepted');
  });
  ledger.expectedTasks.set(caseNo, 1);
  const { dueAt } = await waitFor('the handling task', () => taskOf(cast.housingOfficer, caseNo, 'handling'));
  tell.note(`${ORGANISATIONS.haishuHousing.shortName} has a task due ${dueAt}, and nobody touches it`);
  return { caseNo, dueAt };
}
