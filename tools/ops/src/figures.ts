import type { Desk } from './desk.ts';
import { ageOf, printable, tableOf } from './format.ts';

const FIGURES = '/api/v1/admin/figures';

type Recount = Awaited<ReturnType<typeof readState>>['data']['recounts'][number];

const readState = (desk: Desk) => desk.client.get(FIGURES);

const stateOf = ({ finishedAt, failure, versions }: Recount): string =>
  finishedAt === null ? 'waits or runs' : failure === null ? `counted ${versions} comings and goings of versions` : `failed: ${failure}`;

/** 统计 — how far the figures of the library are behind it. @returns the exit code @throws ApiProblem */
export async function figures({ json }: { json: boolean }, desk: Desk): Promise<number> {
  const { data } = await readState(desk);
  const { behind, recounts } = data;
  if (json) {
    desk.out(JSON.stringify(data, null, 2));
    return 0;
  }
  desk.out(behind === 0 ? 'the figures are up to date' : `${behind} changes of versions are not yet in the figures`);
  const rows = recounts.map((each) => [each.id, ageOf(each.requestedAt, desk.now), each.requestedBy, printable(stateOf(each))]);
  if (rows.length > 0) for (const line of tableOf(['recount', 'asked', 'by', 'state'], rows, desk.screen)) desk.out(line);
  return 0;
}

/** 重新统计. @returns the exit code @throws ApiProblem */
export async function recount({ json }: { json: boolean }, desk: Desk): Promise<number> {
  const { data } = await desk.client.post(`${FIGURES}/recounts`);
  desk.out(json ? JSON.stringify(data) : `recount ${data.id} is asked for: npm run ops -- figures tells when it is done`);
  return 0;
}
