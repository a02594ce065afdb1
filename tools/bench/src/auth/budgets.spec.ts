import { describe, expect, it } from '@jest/globals';
import { withoutFloor, type Workload } from '../report.ts';
import { missedBudgets } from './budgets.ts';

const measured = (name: string, times: { p50?: number; p95?: number }, ratio: number | null = null): Workload => ({
  ...withoutFloor(name, { rate: 1, p50: 0, p95: 0, p99: 0, errors: 0, ...times }),
  ratio,
});

describe('budgets of auth', () => {
  it('are kept at their very edge', () =>
    expect(
      missedBudgets([
        measured('verify-hit', { p50: 0.02 }),
        measured('verify-miss', { p50: 0.1 }),
        measured('client-credentials', {}, 0.2),
        measured('login-storm-idle', { p95: 10 }),
        measured('login-storm', { p95: 15 }),
      ]),
    ).toEqual([]));

  it('are named when missed', () =>
    expect(
      missedBudgets([
        measured('verify-hit', { p50: 0.021 }),
        measured('verify-miss', { p50: 0.11 }),
        measured('client-credentials', {}, 0.199),
        measured('login-storm-idle', { p95: 10 }),
        measured('login-storm', { p95: 15.1 }),
      ]),
    ).toHaveLength(4));
});
