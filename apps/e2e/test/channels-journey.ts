import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ITEMS, LEGAL_PERSONS, OFFICERS } from '@yiwang/demo-data';
import { ApiClient, move } from '@yiwang/stack';
import { eventually } from '@yiwang/testing';
import { DepartmentSystem, missingForSystems, PLANS, type Channel } from './department-systems.js';
import { catering, type Platform } from './platform.js';
import { everyInvariantHolds, reaches } from './steps.js';

const MINUTE = 60_000;
const CHINA_MS = 8 * 60 * MINUTE;
const BASE = ITEMS.cateringLicence;
/** The sample of the pull feed leaves the lead's decision to people. */
const LEAD: Channel = 'pull';
const OTHERS: readonly Channel[] = ['kafka', 'webhook', 'xml', 'tables'];

/** One item for five departments: what each of them sees of the form is its own matter. */
const VISIBLE: Readonly<Record<Channel, readonly string[]>> = {
  pull: ['/shopName', '/address', '/manager'],
  kafka: ['/shopName', '/address', '/areaSquareMetres'],
  webhook: ['/shopName', '/address', '/fumeTreatment', '/wasteWater'],
  xml: ['/shopName', '/foodCategories', '/manager', '/$applicant'],
  tables: ['/shopName', '/address', '/seats', '/exits', '/$applicant'],
};
const item = {
  ...BASE,
  itemCode: BASE.itemCode.replace(/757001$/, '757005'),
  name: '餐饮服务经营许可（五部门联合审批）',
  participants: PLANS.map(({ channel, organisation: { orgCode, name } }) => ({
    orgCode,
    name,
    lead: channel === LEAD,
    stage: 1,
    sharePercent: channel === LEAD ? 100 : 60,
    visibleFields: [...VISIBLE[channel]],
  })),
};

interface LeadTask {
  decidable: boolean;
  caseState: string;
  participants: { orgCode: string; state: string; result: string | null; late: boolean }[];
}
interface DayCount {
  sent: number;
  acknowledged: number;
  decided: number;
  statedReceived: number | null;
  statedDecided: number | null;
  differing: number;
  agrees: boolean;
}

const why = missingForSystems();
if (why !== undefined) process.stderr.write(`The systems of five departments are not run: ${why}\n`);

/** Five departments on the five channels, each with the sample of its channel as its system. */
export function channelsJourney(on: () => Platform): void {
  (why === undefined ? describe : describe.skip)('five departments on five channels', () => {
    const systems = new Map<Channel, DepartmentSystem>();
    const system = (channel: Channel): DepartmentSystem => systems.get(channel)!;
    const lead = (): DepartmentSystem => system(LEAD);
    const all = (): DepartmentSystem[] => [...systems.values()];

    beforeAll(async () => {
      const platform = on();
      const items = ApiClient.person(platform.stack.gatewayUrl, OFFICERS.itemManager.login);
      await items.call('/api/v1/items', { body: item });
      await items.call(`/api/v1/items/${item.itemCode}/versions/1/publish`, { method: 'POST' });
      for (const plan of PLANS) systems.set(plan.channel, await DepartmentSystem.prepare(platform, plan));
    }, MINUTE);
    afterAll(() => Promise.all(all().map((each) => each.stop())), MINUTE);

    /** A day's count is of a day; what is handled around midnight belongs to two. */
    const today = (): Promise<string> =>
      eventually(() => {
        const now = new Date(Date.now() + CHINA_MS);
        if (now.getUTCHours() === 23 && now.getUTCMinutes() >= 57) throw new Error('the day is nearly over');
        return now.toISOString().slice(0, 10);
      }, 4 * MINUTE);

    async function accepted(shopName: string): Promise<string> {
      const platform = on();
      // The item is new: acceptance hears of it in its own time.
      const filing = { ...catering(shopName), itemCode: item.itemCode };
      const { caseNo } = await eventually(() => platform.filed(platform.cast.enterprise, filing), 30_000);
      await move(platform.cast.haishuClerk, caseNo, 'accept');
      return caseNo;
    }
    /** The lead's own task of a case, once its system has taken it. */
    const leadTaskOf = (caseNo: string): Promise<string> =>
      eventually(() => {
        const task = lead()
          .taken()
          .find((taken) => taken.caseNo === caseNo);
        if (!task) throw new Error('the system of the lead has not taken the task');
        return `/api/v1/department/tasks/${task.taskId}`;
      }, MINUTE);
    /** Who has given a result by what the lead is shown. */
    const answered = async (leadTask: string): Promise<string[]> => {
      const { participants } = await lead().api.call<LeadTask>(leadTask);
      return participants.filter(({ result }) => result === 'approved').map(({ orgCode }) => orgCode);
    };
    const answersOf = (leadTask: string, channels: readonly Channel[], within: number): Promise<void> =>
      eventually(
        async () => expect((await answered(leadTask)).sort()).toEqual(channels.map((each) => system(each).orgCode).sort()),
        within,
      );
    const decide = (leadTask: string) => on().post(lead().api, `${leadTask}/decision`, { outcome: 'approved', resultNo: 'JY33020399' });

    /** Every department tells its own count, by what its program has taken; both sides have to come to the same. */
    async function countsAgree(day: string, cases: number): Promise<void> {
      for (const each of all()) {
        const { channel } = each;
        const taken = each.taken();
        const statement = { received: taken.length, decided: taken.length, taskIds: taken.map(({ taskId }) => taskId) };
        const count = await each.api.call<DayCount>(`/api/v1/department/days/${day}`, { method: 'PUT', body: statement });
        expect({ channel, ...count }).toMatchObject({
          channel,
          ...{ sent: cases, acknowledged: cases, decided: cases, statedReceived: cases, statedDecided: cases, differing: 0, agrees: true },
        });
      }
      const path = `/api/v1/admin/deliveries/days/${day}?limit=100`;
      const { items } = await on().cast.operator.call<{ items: { systemId: string; agrees: boolean }[] }>(path);
      const agreeing = items.filter(({ agrees }) => agrees).map(({ systemId }) => systemId);
      expect(agreeing).toEqual(expect.arrayContaining(all().map(({ systemId }) => systemId)));
    }
    /** The lead combines the results; everybody is told of it by what his channel knows, and supervision has the whole story. */
    async function decided(caseNo: string, leadTask: string): Promise<void> {
      expect(await lead().api.call<LeadTask>(leadTask)).toMatchObject({ decidable: true, caseState: 'handling' });
      expect(await decide(leadTask)).toMatchObject({ status: 200 });
      await reaches(on().cast.enterprise, caseNo, 'decided');
      const hears = (channel: Channel, fits: (line: string) => boolean): Promise<void> =>
        eventually(() => {
          if (!system(channel).said(fits)) throw new Error(`${channel} has not heard of the decision: ${system(channel).trouble}`);
        }, MINUTE);
      for (const channel of ['pull', 'kafka', 'webhook'] as const) {
        await hears(channel, (line) => line.includes('case.decided') && line.includes(caseNo));
      }
      await hears('xml', (line) => line.includes('"over"') && line.includes(caseNo));
      await hears('tables', (line) => line === `${caseNo} 已决定`);

      const file = await eventually(async () => {
        const found = await on().caseFile(caseNo);
        const facts = found.timeline.filter(({ source }) => source === 'dispatch').map(({ type }) => type);
        expect(facts.sort()).toEqual([
          'dispatch.case.decided',
          ...Array<string>(5).fill('dispatch.task.acknowledged'),
          ...Array<string>(5).fill('dispatch.task.assigned'),
          ...Array<string>(5).fill('dispatch.task.completed'),
          ...Array<string>(2).fill('dispatch.task.step-recorded'), // by the samples of XML and of the tables, whose forms have links
        ]);
        return found;
      });
      expect(file.gaps).toEqual([]);
      expect(file.clocks.filter(({ kind }) => kind === 'task').map(({ state }) => state)).toEqual(Array(5).fill('met'));
    }

    it('go live as the guide says: registered by one person, approved by another, tried by the platform', async () => {
      await Promise.all(all().map((each) => each.goLive(item.itemCode)));
    }, 300_000);

    it('approve a case together; one is killed and comes back, and the count of the day agrees with each', async () => {
      const { operator } = on().cast;
      const day = await today();
      const dead = system('xml');
      await dead.kill();
      const caseNo = await accepted('五方小馆');
      const leadTask = await leadTaskOf(caseNo);
      await answersOf(leadTask, ['kafka', 'webhook', 'tables'], MINUTE);

      // Silence is no consent, and everybody can see who is silent and why.
      expect(await decide(leadTask)).toMatchObject({ status: 409, body: { code: 'DISPATCH.PARTICIPANTS_PENDING' } });
      const path = `/api/v1/admin/systems/${dead.systemId}`;
      await eventually(async () => {
        const health = await operator.call<{ waiting: number }>(`${path}/health`);
        expect(health).toMatchObject({ lastError: expect.any(String), lastFailedAt: expect.any(String) });
        expect(health.waiting).toBeGreaterThan(0);
      });
      expect(await operator.call(`${path}/days/${day}`, { method: 'POST' })).toMatchObject({ sent: 0, agrees: false });
      const differing = await operator.call<{ items: object[] }>(`${path}/days/${day}/cases`);
      expect(differing.items).toEqual([expect.objectContaining({ difference: 'notSent', caseNo })]);

      dead.start();
      await answersOf(leadTask, OTHERS, 2 * MINUTE);
      await decided(caseNo, leadTask);
      await countsAgree(day, 1);

      // Of the form each was given what the item shows to it, and no more; here by the two channels that carry it.
      const [filing] = await system('tables').exchange!.asDepartment<{ form: object; applyname: string }>(
        'SELECT form, applyname FROM to_department.apasinfo WHERE projid = $1',
        [caseNo],
      );
      expect(filing!.form).toEqual({ shopName: '五方小馆', address: catering().form.address, seats: 60, exits: 2 });
      expect(filing!.applyname).toContain(LEGAL_PERSONS.yongjiangFood.companyName);
      const registered = dead.heard((said) => said['event'] === 'registered' && said['projId'] === caseNo);
      expect(registered['applicant']).toContain(LEGAL_PERSONS.yongjiangFood.companyName);
    }, 360_000);

    it('approve the next one although all the others were killed while it was on its way', async () => {
      const { operator } = on().cast;
      const day = await today();
      const dead = all().filter(({ channel }) => channel !== 'xml');
      await Promise.all(dead.map((each) => each.kill()));
      const caseNo = await accepted('四方小馆');
      const { systemId } = system('webhook');
      await eventually(async () => {
        const { items } = await operator.call<{ items: object[] }>('/api/v1/admin/deliveries?limit=100');
        expect(items).toContainEqual(expect.objectContaining({ systemId, caseNo, state: 'pending', error: expect.any(String) }));
      }, MINUTE);
      for (const each of dead) each.start();
      // Whoever is called waits for minutes by now; the operator need not.
      await system('webhook').listens();
      await operator.call('/api/v1/admin/deliveries/replays', { body: { systemId, states: ['pending', 'parked'] } });
      const leadTask = await leadTaskOf(caseNo);
      await answersOf(leadTask, OTHERS, 3 * MINUTE);
      await decided(caseNo, leadTask);
      await countsAgree(day, 2);
    }, 360_000);

    it('leave the services in agreement with each other', async () => {
      const verdicts = await everyInvariantHolds(on());
      expect(verdicts.find(({ name }) => name === 'deliveries')?.checked).toBeGreaterThanOrEqual(10);
    }, 60_000);
  });
}
