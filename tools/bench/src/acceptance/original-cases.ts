import { OFFICERS, PERSONS } from '@yiwang/demo-data';
import { withProgress } from '@yiwang/progress';
import { ApiClient, FILINGS, move, publishDemoItems, statusOf, taskOf } from '@yiwang/stack';
import { filedWhenKnown } from '../filed-when-known.ts';
import type { Target } from '../target.ts';
import type { Stage } from './case-shape.ts';
import type { Originals } from './seed-cases.ts';

const LIMIT_MS = 60_000;
const LOOK_MS = 200;

async function eventually<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + LIMIT_MS; ;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    if (Date.now() > end) throw new Error(`${what} did not come within ${LIMIT_MS / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** Brings one case to each stage, by the hands that do it otherwise: the applicant, the window and the department. */
export function originalCases({ addresses: { gateway } }: Target): Promise<Originals> {
  const applicant = ApiClient.person(gateway, PERSONS.wangXiaoming.login);
  const clerk = ApiClient.person(gateway, OFFICERS.haishuClerk.login);
  const officer = ApiClient.person(gateway, OFFICERS.labourHandler.login);

  const file = async (): Promise<string> => {
    const { data } = await filedWhenKnown(() => applicant.post('/api/v1/applications', { body: FILINGS.flexibleWorkSubsidy }));
    return data.caseNo;
  };
  const accepted = async (): Promise<string> => {
    const caseNo = await file();
    await move(clerk, caseNo, 'receipts');
    await move(clerk, caseNo, 'accept');
    return caseNo;
  };
  const decided = async (outcome: 'approved' | 'rejected'): Promise<string> => {
    const caseNo = await accepted();
    const { taskId } = await eventually(`the task of ${caseNo}`, () => taskOf(officer, caseNo, 'handling'));
    await officer.post('/api/v1/workbench/tasks/{taskId}/claim', { path: { taskId } });
    const body = { outcome, ...(outcome === 'rejected' && { reason: '不符合补贴条件。' }) };
    await officer.post('/api/v1/workbench/tasks/{taskId}/decision', { path: { taskId }, body });
    await eventually(`the decision of ${caseNo}`, async () => ((await statusOf(clerk, caseNo)) === 'decided' ? true : undefined));
    return caseNo;
  };
  const delivered = async (outcome: 'approved' | 'rejected'): Promise<string> => {
    const caseNo = await decided(outcome);
    await move(clerk, caseNo, 'deliveries', { method: 'electronic' });
    return caseNo;
  };
  const closed = async (outcome: 'approved' | 'rejected'): Promise<string> => {
    const caseNo = await delivered(outcome);
    await move(clerk, caseNo, 'close');
    return caseNo;
  };
  const moved = async (caseNo: string, step: (caseNo: string) => Promise<unknown>): Promise<string> => {
    await step(caseNo);
    return caseNo;
  };
  const ways: Readonly<Record<Stage, () => Promise<string>>> = {
    submitted: file,
    correcting: async () =>
      moved(await file(), (caseNo) => move(clerk, caseNo, 'correction-requests', { points: ['缴费凭证缺 9 月份。'] })),
    accepted,
    decided: () => decided('approved'),
    delivered: () => delivered('approved'),
    closed: () => closed('approved'),
    rejected: () => closed('rejected'),
    refused: async () =>
      moved(await file(), (caseNo) => move(clerk, caseNo, 'refuse', { ground: 'requirementsNotMet', reason: '不符合补贴条件。' })),
    withdrawn: async () => moved(await accepted(), (caseNo) => move(applicant, caseNo, 'withdraw')),
  };
  return withProgress('originals', {}, async () => {
    await publishDemoItems(gateway);
    const made = await Promise.all(Object.entries(ways).map(async ([stage, way]) => [stage, await way()] as const));
    return Object.fromEntries(made) as Record<Stage, string>;
  });
}
