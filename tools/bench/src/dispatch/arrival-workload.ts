import { LEGAL_PERSONS, OFFICERS } from '@yiwang/demo-data';
import { bySeconds, withProgress } from '@yiwang/progress';
import { ApiClient, FILINGS, move, publishDemoItems } from '@yiwang/stack';
import { filedWhenKnown } from '../filed-when-known.ts';
import { borrowed } from '../lifecycle-workload.ts';
import { measuredOf } from '../load.ts';
import { withoutFloor, type Workload } from '../report.ts';
import type { Target } from '../target.ts';
import { pause, type Reader } from './readers.ts';

const FILING_AT_ONCE = 16;
/** After the last acceptance; what has not come by then is an error. */
const LAST_CHANCE_MS = 10_000;
/** Accepted before, at the same rate and unmeasured: each part on the way must have met its work often enough to be quick. */
const WARM_SECONDS = 5;
/** What the filings have set off everywhere else must not be measured with the acceptances. */
const REST_MS = 3000;

/** 受理到部门: so many cases a second are accepted; each time is from sending the acceptance until the department could read the task. */
export async function arrivalWorkload(
  target: Target,
  name: string,
  { seconds, rate }: { seconds: number; rate: number },
  open: () => Promise<Reader>,
): Promise<Workload> {
  await publishDemoItems(target.addresses.gateway);
  const gateway = await target.extraGateway({});
  const reader = await open();
  try {
    const as = (login: string): ApiClient => borrowed(gateway.url, ApiClient.person(target.addresses.gateway, login));
    const [enterprise, clerk] = [as(LEGAL_PERSONS.yongjiangFood.login), as(OFFICERS.haishuClerk.login)];
    const file = async (): Promise<string> =>
      (await enterprise.post('/api/v1/applications', { body: FILINGS.cateringLicence })).data.caseNo;
    const count = Math.round(rate * seconds);
    const sent = new Map<string, number>();
    let refused = 0;
    const accept = async (cases: readonly string[]): Promise<number> => {
      const begun = Date.now();
      const accepting: Promise<void>[] = [];
      for (const [n, caseNo] of cases.entries()) {
        const due = begun + (n * 1000) / rate;
        if (due > Date.now()) await pause(due - Date.now());
        sent.set(caseNo, Date.now());
        accepting.push(
          move(clerk, caseNo, 'accept').then(
            () => undefined,
            () => void refused++,
          ),
        );
      }
      await Promise.all(accepting);
      return (Date.now() - begun) / 1000;
    };

    const first = [await filedWhenKnown(file)];
    await accept(first);
    await reader.all(first, 30_000); // the topic is made with its first task
    const [warm, cases] = [await fileAll(file, Math.round(rate * WARM_SECONDS)), await fileAll(file, count)];
    await pause(REST_MS);
    await accept(warm);
    refused = 0;
    const before = reader.seen.size;
    const progress = { done: bySeconds(seconds), now: () => `${reader.seen.size - before} seen` };
    const took = await withProgress('accepting', progress, () => accept(cases));
    await reader.all(cases, LAST_CHANCE_MS).catch(() => undefined);
    const times = cases.flatMap((caseNo) => {
      const seen = reader.seen.get(caseNo);
      return seen === undefined ? [] : [seen - (sent.get(caseNo) ?? seen)];
    });
    // A refused one is missing at the department too; it counts once.
    return withoutFloor(name, measuredOf(times, took, Math.max(refused, count - times.length)));
  } finally {
    await reader.stop();
    await gateway.stop();
  }
}

async function fileAll(file: () => Promise<string>, count: number): Promise<string[]> {
  const cases: string[] = [];
  let begun = 0;
  const work = async (): Promise<void> => {
    while (begun++ < count) cases.push(await file());
  };
  await withProgress('filing', { done: () => cases.length / count }, () => Promise.all(Array.from({ length: FILING_AT_ONCE }, work)));
  return cases;
}
