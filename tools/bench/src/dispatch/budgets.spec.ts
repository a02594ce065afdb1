import { describe, expect, it } from '@jest/globals';
import type { Workload } from '../report.ts';
import { missedBudgets } from './budgets.ts';

const measured = (name: string, changes: Partial<Workload>): Workload => ({
  name,
  rate: 5_000,
  p50: 1,
  p95: 1,
  p99: 1,
  errors: 0,
  floorRate: null,
  ratio: null,
  ...changes,
});

describe('the budgets of dispatch', () => {
  it('are kept up to the very figure', () => {
    const kept = [
      measured('kafka', { p95: 250 }),
      measured('work-list', { p95: 50 }),
      measured('catch-up', { rate: 2_000, p95: 9_000 }),
      measured('fanout-alone', { p95: 100 }),
      measured('fanout', { p95: 120 }),
    ];
    expect(missedBudgets(kept)).toEqual([]);
  });

  it('say which was missed and by what', () => {
    const missed = [
      measured('webhook', { p95: 251 }),
      measured('catch-up', { rate: 1_999 }),
      measured('fanout', { p95: 121 }),
      measured('fanout-alone', { p95: 100 }),
    ];
    expect(missedBudgets(missed)).toEqual([
      'webhook: p95 251 ms, promised are 250',
      'catch-up: 1999 a second, promised are 2000',
      'fanout: p95 121 ms, promised are 1.2 times the 100 of fanout-alone',
    ]);
  });
});
