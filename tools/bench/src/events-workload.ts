import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { LEGAL_PERSONS, OFFICERS, SYSTEMS } from '@yiwang/demo-data';
import { bySeconds, withProgress } from '@yiwang/progress';
import { ApiClient, FILINGS, move, publishDemoItems } from '@yiwang/stack';
import { filedWhenKnown } from './filed-when-known.ts';
import { borrowed } from './lifecycle-workload.ts';
import { measuredOf } from './load.ts';
import { withoutFloor, type Workload } from './report.ts';
import type { Target } from './target.ts';

const script = fileURLToPath(new URL('./topic-reader.mjs', import.meta.url));
const FILING_AT_ONCE = 16;
/** After the last acceptance; what has not come by then is an error. */
const LAST_CHANCE_MS = 10_000;
/** Accepted before, at the same rate and unmeasured: each part on the way must have met its work often enough to be quick. */
const WARM_SECONDS = 5;
/** What the filings have set off everywhere else must not be measured with the acceptances. */
const REST_MS = 3000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** 受理到部门: so many cases a second are accepted; each time is from sending the acceptance until the department's topic shows the task. */
export async function eventsWorkload(target: Target, seconds: number, rate: number): Promise<Workload[]> {
  await publishDemoItems(target.addresses.gateway);
  const gateway = await target.extraGateway({});
  const reader = await startReader(target.env['KAFKA_BROKERS'] ?? '');
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
    // A refused one is missing on the topic too; it counts once.
    return [withoutFloor('events', measuredOf(times, took, Math.max(refused, count - times.length)))];
  } finally {
    reader.stop();
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

interface Reader {
  /** When the task of a case could be read, in ms. */
  seen: ReadonlyMap<string, number>;
  all(cases: readonly string[], withinMs: number): Promise<void>;
  stop(): void;
}

/** The department's side of its topic, in a process of its own. */
async function startReader(brokers: string): Promise<Reader> {
  const system = SYSTEMS.ecology;
  const seen = new Map<string, number>();
  const child = fork(script, [], {
    env: {
      PATH: process.env['PATH'] ?? '',
      BROKERS: brokers,
      TOPIC: `department.${system.organisation?.orgCode.toLowerCase() ?? ''}.tasks.v1`,
      GROUP: `bench-${process.pid}-${Date.now()}`,
      KAFKAJS_NO_PARTITIONER_WARNING: '1',
    },
    execArgv: ['--no-warnings'],
  });
  child.on('message', (message) => {
    const { caseNo, at } = message as { caseNo: string; at: number };
    if (!seen.has(caseNo)) seen.set(caseNo, at);
  });
  return {
    seen,
    async all(cases, withinMs) {
      for (const end = Date.now() + withinMs; !cases.every((caseNo) => seen.has(caseNo));) {
        if (child.exitCode !== null) throw new Error('the reader of the topic ended');
        if (Date.now() > end) throw new Error('not every case came to the topic');
        await pause(50);
      }
    },
    stop: () => void child.kill('SIGTERM'),
  };
}
