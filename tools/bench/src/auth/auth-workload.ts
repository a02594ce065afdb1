import { withoutFloor, type Workload } from '../report.ts';
import type { Target } from '../target.ts';
import { missedBudgets } from './budgets.ts';
import { findByNumberWorkload } from './find-by-number-workload.ts';
import { loginStormWorkload } from './login-storm-workload.ts';
import { clientTokensWorkload } from './client-tokens-workload.ts';
import { verifyWorkload } from './verify-workload.ts';

export const AUTH_WORKLOADS = ['verify-hit', 'verify-miss', 'client-credentials', 'login-storm', 'find-by-id-number'] as const;
export type AuthWorkload = (typeof AUTH_WORKLOADS)[number];

export interface AuthOptions {
  only: readonly AuthWorkload[];
  seconds: number;
  connections: number;
  log: (line: string) => void;
}

/** 统一认证: what a token costs to make and to check, what a storm of logins does to others, and how somebody is found among millions. */
export async function authWorkload(target: Target, { only, seconds, connections, log }: AuthOptions): Promise<Workload[]> {
  const measures: Record<AuthWorkload, () => Promise<Workload | Workload[]>> = {
    'verify-hit': () => verifyWorkload(target, 'hit'),
    'verify-miss': () => verifyWorkload(target, 'miss'),
    'client-credentials': () => clientTokensWorkload(target, { seconds, connections }),
    'login-storm': () => loginStormWorkload(target, seconds, log),
    'find-by-id-number': async () => withoutFloor('find-by-id-number', await findByNumberWorkload(target, log)),
  };
  const results: Workload[] = [];
  for (const name of AUTH_WORKLOADS.filter((each) => only.includes(each))) results.push(...[await measures[name]()].flat());
  for (const line of missedBudgets(results)) log(line);
  return results;
}
