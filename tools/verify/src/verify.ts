import { setTimeout as pause } from 'node:timers/promises';
import { withProgress } from '@yiwang/progress';
import { withSnapshots, type Databases, type ServiceName } from './databases.ts';
import type { Finding, Testimony } from './invariant.ts';
import { INVARIANTS } from './invariants/all.ts';

export interface Verdict extends Finding {
  name: string;
  rule: string;
  /** Why it was not checked. */
  skipped?: string;
}

/** Hears which invariant is looked at, and what share of them was before it. */
export type Watch = (name: string, share: number) => void;

/** Looks at every invariant once, in the transactions that the databases are in. */
export async function inspect(databases: Databases, testimony: Testimony = {}, watch?: Watch): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  if (testimony.stoppedAt) await databases.lookAsOf(testimony.stoppedAt);
  for (const [nth, { name, rule, needs, check }] of INVARIANTS.entries()) {
    watch?.(name, nth / INVARIANTS.length);
    const absent = needs.filter((service) => !databases.has(service));
    const finding = absent.length > 0 ? undefined : await check(databases, testimony);
    const skipped = absent.length > 0 ? `${absent.join(' and ')} not deployed` : 'no list of filings given';
    verdicts.push(finding ? { name, rule, ...finding } : { name, rule, checked: 0, breaches: [], skipped });
  }
  return verdicts;
}

export const isSound = (verdicts: readonly Verdict[]): boolean => verdicts.every(({ breaches }) => breaches.length === 0);

/** Repeats the look for as long as something is wrong: services need a moment to catch up with each other, a breach stays. Stopped ones do not catch up. */
export async function verify(urls: ReadonlyMap<ServiceName, string>, testimony: Testimony, waitSeconds: number): Promise<Verdict[]> {
  const end = Date.now() + waitSeconds * 1000;
  let [looks, share, invariant] = [0, 0, ''];
  const watch: Watch = (name, before) => {
    [share, invariant] = [before, name];
  };
  const look = async (): Promise<Verdict[]> => {
    for (;;) {
      looks++;
      const verdicts = await withSnapshots(urls, (databases) => inspect(databases, testimony, watch));
      if (isSound(verdicts) || testimony.stoppedAt || Date.now() > end) return verdicts;
      await pause(1000);
    }
  };
  const now = (): string => (looks > 1 ? `${invariant}, look ${looks}: services may be catching up` : invariant);
  return withProgress('verify', { done: () => share, now }, look);
}
