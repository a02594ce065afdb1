import { createHash } from 'node:crypto';
import { ITEMS } from '@yiwang/demo-data';
import { caseNoOf, move, presentOf } from './cast.ts';
import { FILINGS } from './filings.ts';
import type { Scene } from './scene.ts';

const { birthRegistration } = ITEMS;

/** 九、一事联办与文书 — two items in one bundle, each decided by itself; what was decided is a document that anybody can confirm. */
export async function oneMatter(scene: Scene): Promise<void> {
  const { cast, tell, ledger } = scene;
  tell.heading('九、一事联办与文书  one matter of two items, and a document that anybody can confirm');
  const { bundleId, cases } = await tell.step('海曙窗口 files 生育登记 and 社保补贴 for 王小明 as one (一事联办)', async () => {
    const { data } = await cast.haishuClerk.post('/api/v1/bundles', {
      body: {
        title: '新生儿家庭的两件事',
        channel: 'window',
        applicant: cast.personAtCounter,
        present: presentOf(cast.personAtCounter),
        items: [
          { itemCode: birthRegistration.itemCode, form: { expectedDate: '2027-03-01', childOrder: 2 } },
          {
            itemCode: FILINGS.flexibleWorkSubsidy.itemCode,
            form: { ...FILINGS.flexibleWorkSubsidy.form },
            materials: [...FILINGS.flexibleWorkSubsidy.materials],
          },
        ],
      },
    });
    return data;
  });
  const [birth, subsidy] = cases;
  for (const { caseNo } of cases) ledger.filed.push(caseNo);
  await tell.step(
    'the first is decided at once (即时办结)',
    () => move(cast.haishuClerk, birth!.caseNo, 'complete', { outcome: 'approved' }),
    caseNoOf,
  );
  await tell.step(
    'the second is not accepted, and another authority is named (不予受理)',
    () =>
      move(cast.haishuClerk, subsidy!.caseNo, 'refuse', {
        ground: 'otherAuthority',
        reason: '申请人户籍所在地为鄞州区',
        authority: { name: '宁波市鄞州区人力资源和社会保障局' },
      }),
    caseNoOf,
  );
  const { data: bundle } = await cast.haishuClerk.get('/api/v1/bundles/{bundleId}', { path: { bundleId } });
  const { decided, ended } = bundle.progress.counts;
  tell.note(`联办进度: ${decided} decided, ${ended} ended of ${bundle.progress.total}`);
  await noticeOf(scene, subsidy!.caseNo);
  await progressOf(scene, birth!);
}

/** 不予受理通知书 as PDF; its code confirms it to anybody, and a changed byte is not confirmed. */
async function noticeOf({ stack, cast, tell }: Scene, caseNo: string): Promise<void> {
  const { data } = await cast.haishuClerk.get('/api/v1/applications/{caseNo}/documents', { path: { caseNo } });
  const notice = data.items.find(({ kind }) => kind === 'nonAcceptance')!;
  const file = await tell.step(`${notice.title} ${notice.number} is read as PDF (文书)`, async () => {
    const answer = await fetch(`${stack.gatewayUrl}/api/v1/documents/${notice.documentId}/pdf`, {
      headers: { authorization: `Bearer ${await cast.haishuClerk.token()}` },
    });
    if (!answer.ok) throw new Error(`the document cannot be read: ${answer.status}`);
    return Buffer.from(await answer.arrayBuffer());
  });
  const confirmed = async (bytes: Buffer): Promise<boolean> => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const answer = await cast.anybody.get('/api/v1/public/documents/{code}', { path: { code: notice.code }, query: { sha256 } });
    return answer.data.hash?.confirmed ?? false;
  };
  await tell.step('anybody confirms it by its code, and a file with a changed byte not (文书核验)', async () => {
    const changed = Buffer.from(file);
    changed[changed.length >> 1]! ^= 1;
    if (!(await confirmed(file)) || (await confirmed(changed))) throw new Error('the confirmation is wrong');
  });
  tell.note(`${stack.gatewayUrl}/verify/${notice.code}`);
}

/** By number and query code, without an account. */
async function progressOf(
  { stack, tell }: Scene,
  { caseNo, queryCode = '' }: { caseNo: string; queryCode?: string | undefined },
): Promise<void> {
  const progress = await tell.step('somebody without an account asks how far it is (办件进度)', async () => {
    const answer = await fetch(`${stack.gatewayUrl}/api/v1/progress/${caseNo}`, { headers: { 'query-code': queryCode } });
    if (!answer.ok) throw new Error(`no progress: ${answer.status}`);
    return (await answer.json()) as { status: string; itemName: string };
  });
  tell.note(`${caseNo} ${progress.itemName}: ${progress.status}`);
}
