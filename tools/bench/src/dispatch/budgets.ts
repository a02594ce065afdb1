import type { Workload } from '../report.ts';

/** What the platform promises departments, on a machine of its own: milliseconds at the 95th percentile, or so many a second. */
const P95_MS: Readonly<Record<string, number>> = { kafka: 250, pull: 250, webhook: 250, 'work-list': 50 };
const LEAST_RATE: Readonly<Record<string, number>> = { 'catch-up': 2_000 };
/** p95 among a dead and a slow system, in that of the same run without them. */
const FANOUT_RATIO = 1.2;

/** What was missed, a line each; times depend on the machine, so whoever reads them decides. */
export function missedBudgets(workloads: readonly Workload[]): string[] {
  const missed: string[] = [];
  for (const { name, p95, rate } of workloads) {
    const [most, least] = [P95_MS[name], LEAST_RATE[name]];
    if (most !== undefined && p95 > most) missed.push(`${name}: p95 ${p95} ms, promised are ${most}`);
    if (least !== undefined && rate < least) missed.push(`${name}: ${rate} a second, promised are ${least}`);
  }
  const [alone, among] = ['fanout-alone', 'fanout'].map((name) => workloads.find((each) => each.name === name));
  if (alone && among && among.p95 > alone.p95 * FANOUT_RATIO)
    missed.push(`fanout: p95 ${among.p95} ms, promised are ${FANOUT_RATIO} times the ${alone.p95} of fanout-alone`);
  return missed;
}
