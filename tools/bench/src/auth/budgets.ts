import type { Workload } from '../report.ts';

/** What a check of a token may add to a request, in milliseconds. */
const P50_MS: Readonly<Record<string, number>> = { 'verify-hit': 0.02, 'verify-miss': 0.1 };
/** Tokens a second, in those of the write floor. */
const TOKENS_RATIO = 0.2;
/** p95 of another endpoint among fifty logins, in that of the same run without them. */
const STORM_RATIO = 1.5;

/** What was missed, a line each; times depend on the machine, so whoever reads them decides. */
export function missedBudgets(workloads: readonly Workload[]): string[] {
  const missed: string[] = [];
  for (const { name, p50, ratio } of workloads) {
    const most = P50_MS[name];
    if (most !== undefined && p50 > most) missed.push(`${name}: ${p50} ms, promised are ${most}`);
    if (name === 'client-credentials' && ratio !== null && ratio < TOKENS_RATIO)
      missed.push(`${name}: ${ratio} of the floor, promised are ${TOKENS_RATIO}`);
  }
  const [alone, among] = ['login-storm-idle', 'login-storm'].map((name) => workloads.find((each) => each.name === name));
  if (alone && among && among.p95 > alone.p95 * STORM_RATIO)
    missed.push(`login-storm: p95 ${among.p95} ms, promised are ${STORM_RATIO} times the ${alone.p95} of login-storm-idle`);
  return missed;
}
