import { describe, expect, it } from '@jest/globals';
import { workingCalendar } from '@yiwang/standards';
import { judge, messageOf, moveByWorkingDays, type SupervisedClock, type SupervisionRule } from './supervision-rule.js';

const calendar = workingCalendar();
const rule = (
  ruleCode: string,
  trigger: SupervisionRule['trigger'],
  workingDays: number,
  more: Partial<SupervisionRule> = {},
): SupervisionRule => ({
  ruleCode,
  kind: 'promise',
  level: 'yellow',
  trigger,
  workingDays,
  messageZh: '',
  messageEn: '',
  active: true,
  ...more,
});
const RULES = [rule('SOON', 'before_due', 1), rule('OVERDUE', 'at_due', 0), rule('LONG', 'after_due', 3)];
/** Due Saturday 2026-05-09, a make-up working day, at 17:00 in China. */
const clock: SupervisedClock = {
  kind: 'promise',
  caseNo: 'C',
  regionCode: '330203',
  startedAt: new Date('2026-04-29T02:00:00Z'),
  dueAt: new Date('2026-05-09T09:00:00Z'),
  stoppedAt: undefined,
};
const codes = (at: string, of: Partial<SupervisedClock> = {}) =>
  judge(RULES, { ...clock, ...of }, new Date(at), calendar).fired.map((r) => r.ruleCode);

describe('supervision rules', () => {
  it('moves by working days at the same time of day, over holidays and make-up days', () => {
    expect(moveByWorkingDays(calendar, clock.dueAt, -1, '330203').toISOString()).toBe('2026-05-08T09:00:00.000Z');
    expect(moveByWorkingDays(calendar, new Date('2026-05-06T09:00:00Z'), -1, '330203').toISOString()).toBe('2026-04-30T09:00:00.000Z');
    expect(moveByWorkingDays(calendar, clock.dueAt, 3, '330203').toISOString()).toBe('2026-05-13T09:00:00.000Z');
  });

  it('fires a warning one working day before, a card when due, and another after three more working days', () => {
    expect(codes('2026-05-08T08:59:59Z')).toEqual([]);
    expect(codes('2026-05-08T09:00:00Z')).toEqual(['SOON']);
    expect(codes('2026-05-09T09:00:00Z')).toEqual(['SOON', 'OVERDUE']);
    expect(codes('2026-05-13T09:00:00Z')).toEqual(['SOON', 'OVERDUE', 'LONG']);
  });

  it('tells when to look again', () => {
    const next = (at: string) => judge(RULES, clock, new Date(at), calendar).nextAt?.toISOString();
    expect(next('2026-05-01T00:00:00Z')).toBe('2026-05-08T09:00:00.000Z');
    expect(next('2026-05-08T09:00:00Z')).toBe('2026-05-09T09:00:00.000Z');
    expect(next('2026-05-13T09:00:00Z')).toBeUndefined();
  });

  it('warns nobody about a stopped clock, and judges a late one up to its stop', () => {
    expect(codes('2026-06-01T00:00:00Z', { stoppedAt: new Date('2026-05-09T08:00:00Z') })).toEqual([]);
    expect(codes('2026-06-01T00:00:00Z', { stoppedAt: new Date('2026-05-11T08:00:00Z') })).toEqual(['OVERDUE']);
  });

  it('gives no warning where the whole limit is shorter than it', () => {
    expect(codes('2026-05-09T08:00:00Z', { startedAt: new Date('2026-05-09T01:00:00Z') })).toEqual([]);
  });

  it('ignores inactive rules and those of other clocks', () => {
    const others = [rule('A', 'at_due', 0, { active: false }), rule('B', 'at_due', 0, { kind: 'task' })];
    expect(judge(others, clock, new Date('2027-01-01T00:00:00Z'), calendar)).toEqual({ fired: [], nextAt: undefined });
  });

  it('writes the due time as people in China read it', () => {
    expect(messageOf('办件{caseNo}期限{dueAt}', clock)).toBe('办件C期限2026-05-09 17:00');
  });
});
