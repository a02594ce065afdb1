import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import type { Case } from '../../case/domain/case.js';
import { TIMER } from '../../case/domain/case-input.js';
import type { CaseStatus } from '../../case/domain/case-status.js';
import type { ClockKind } from '../../case/domain/clocks.js';
import type { Deadlines } from '../../case/domain/deadlines.js';

/** 定时器 — what happens by itself to a case in one of these states when a clock of it has run out. */
export interface TimerRule {
  kind: string;
  clock: ClockKind;
  statuses: readonly CaseStatus[];
  act: (due: Case, now: Date, core: ItemOperationalCore, deadlines: Deadlines) => void;
}

/** The law's consequences of time, and 自动办结 where a region has a rule for it. */
export const TIMERS: readonly TimerRule[] = [
  /** 逾期视为受理 (行政许可法 art. 32), whether the papers were taken already or not. */
  { kind: 'deem-submitted', clock: 'acceptance', statuses: ['submitted'], act: (due, now, core, by) => due.deemAccepted(now, core, by) },
  { kind: 'deem-received', clock: 'acceptance', statuses: ['received'], act: (due, now, core, by) => due.deemAccepted(now, core, by) },
  /** 补正不来. */
  { kind: 'lapse', clock: 'correction', statuses: ['correcting'], act: (due, now, core) => due.close(TIMER, now, undefined, core) },
  /** 容缺承诺未兑现. */
  { kind: 'break-promise', clock: 'tolerance', statuses: ['accepted', 'suspended'], act: (due, now) => due.breakPromise(TIMER, now) },
  /** 自动办结. */
  { kind: 'close', clock: 'close', statuses: ['delivered'], act: (due, now, core) => due.close(TIMER, now, undefined, core) },
];
