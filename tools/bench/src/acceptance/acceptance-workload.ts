import { fileWorkload } from '../file-workload.ts';
import { superuserUrl, type Target } from '../target.ts';
import type { Workload } from '../report.ts';
import { documentWorkload } from './document-workload.ts';
import { adminLists, myCases, progress, workList } from './list-workloads.ts';
import { originalCases } from './original-cases.ts';
import { dataKeyOf, seedCases } from './seed-cases.ts';
import { timersWorkload } from './timers-workload.ts';
import { uploadWorkload } from './upload-workload.ts';

/** In the order in which they are measured: those come last that leave much to do behind. */
export const ACCEPTANCE_WORKLOADS = [
  'my-cases',
  'my-cases-admin',
  'work-list',
  'progress',
  'upload',
  'document',
  'file',
  'timers',
] as const;
export type AcceptanceWorkload = (typeof ACCEPTANCE_WORKLOADS)[number];

/** What a 200 MB upload may take. */
const MOST_GROWTH_MIB = 64;
const MOST_TIMERS = 100_000;

export interface AcceptanceOptions {
  /** Cases beside those that are filed. */
  cases: number;
  only: readonly AcceptanceWorkload[];
  seconds: number;
  /** Connections of `file`, which is measured for its rate. */
  many: number;
  /** People who ask at once in the lists: each waits for an answer before asking again. */
  few: number;
  log: (line: string) => void;
}

/** 统一受理: filing, lists, progress, uploads, documents and timers over so many cases. */
export async function acceptanceWorkload(target: Target, options: AcceptanceOptions): Promise<Workload[]> {
  const { cases, only, seconds, many, few, log } = options;
  const url = superuserUrl(target, 'acceptance');
  await seedCases({ url, dataKey: dataKeyOf(target.env), size: cases, originals: await originalCases(target), log });
  const asking = { seconds, connections: few };
  const measures: Record<AcceptanceWorkload, () => Promise<Workload | Workload[]>> = {
    file: () => fileWorkload(target, seconds, many),
    'my-cases': () => myCases(target, asking),
    'my-cases-admin': () => adminLists(target, asking),
    'work-list': () => workList(target, asking),
    progress: () => progress(target, asking),
    upload: () => uploadWorkload(target, MOST_GROWTH_MIB, log),
    document: () => documentWorkload(target),
    timers: () => target.among(['auth', 'acceptance'], () => timersWorkload(url, Math.min(MOST_TIMERS, Math.floor(cases / 2)), log)),
  };
  const results: Workload[] = [];
  for (const name of ACCEPTANCE_WORKLOADS.filter((each) => only.includes(each))) {
    const measured = [await measures[name]()].flat();
    // Said at once: the whole takes a while, and what comes last may fail.
    for (const { name: which, rate, p95, errors } of measured) log(`${which}: ${rate} a second, p95 ${p95} ms, ${errors} errors`);
    results.push(...measured);
  }
  return results;
}
