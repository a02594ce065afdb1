import { ORGANISATIONS } from '@yiwang/demo-data';
import type { Workload } from '../report.ts';
import type { Target } from '../target.ts';
import { arrivalWorkload } from './arrival-workload.ts';
import { missedBudgets } from './budgets.ts';
import { catchUpWorkload } from './catch-up-workload.ts';
import { fanoutWorkload } from './fanout-workload.ts';
import { FeedReader, readTopic, type Reader } from './readers.ts';
import { WebhookSystems } from './webhook-systems.ts';
import { workListWorkload } from './work-list-workload.ts';

export const DISPATCH_WORKLOADS = ['kafka', 'pull', 'webhook', 'fanout', 'catch-up', 'work-list'] as const;
export type DispatchWorkload = (typeof DISPATCH_WORKLOADS)[number];

/** Tasks a second into a hundred systems. */
const FANOUT_RATE = 300;

export interface DispatchOptions {
  only: readonly DispatchWorkload[];
  seconds: number;
  /** Cases accepted a second. */
  rate: number;
  /** Officers who ask at once in the lists. */
  few: number;
  log: (line: string) => void;
}

/** 分派协同: how soon departments can read what was accepted, by each channel, and how lists and feeds fare when there is much. */
export async function dispatchWorkload(target: Target, options: DispatchOptions): Promise<Workload[]> {
  const { only, seconds, rate, few, log } = options;
  /** What else follows the events of a case (monitoring, notification …) has machines of its own. */
  const arrival = (name: string, open: () => Promise<Reader>): Promise<Workload> =>
    target.among(['auth', 'catalogue', 'acceptance', 'dispatch'], () => arrivalWorkload(target, name, { seconds, rate }, open));
  const measures: Record<DispatchWorkload, () => Promise<Workload | Workload[]>> = {
    kafka: () => arrival('kafka', async () => readTopic(target)),
    pull: () => arrival('pull', async () => new FeedReader(target.addresses.gateway)),
    webhook: () => arrival('webhook', () => WebhookSystems.start(target, [{ orgCode: ORGANISATIONS.haishuMarket.orgCode }])),
    fanout: () => fanoutWorkload(target, seconds, FANOUT_RATE, log),
    'catch-up': () => catchUpWorkload(target, log),
    'work-list': () => workListWorkload(target, { seconds, connections: few }),
  };
  const results: Workload[] = [];
  for (const name of DISPATCH_WORKLOADS.filter((each) => only.includes(each))) {
    const measured = [await measures[name]()].flat();
    for (const { name: which, rate: done, p95, errors } of measured) log(`${which}: ${done} a second, p95 ${p95} ms, ${errors} errors`);
    results.push(...measured);
  }
  for (const line of missedBudgets(results)) log(line);
  return results;
}
