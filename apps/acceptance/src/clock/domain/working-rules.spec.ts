import { describe, expect, it } from '@jest/globals';
import { Deadlines } from '../../case/domain/deadlines.js';
import type { Publication } from './publication.js';
import { WorkingRules } from './working-rules.js';

const at = (date: string, time = '10:00:00'): Date => new Date(`${date}T${time}+08:00`);
let id = 0;
const published = (subject: string, content: Omit<Publication, 'id' | 'subject' | 'publishedAt'>): Publication =>
  ({ id: ++id, subject, publishedAt: at('2026-01-01'), ...content }) as Publication;
const off = (...dates: string[]) => dates.map((date) => ({ date, isOffDay: true }));
const days = (value: number) => ({ value, unit: 'workingDay' as const });
const dueOf = (rules: WorkingRules, region: string, from = at('2026-04-29')): Date => new Deadlines(rules).acceptance(from, region).at;

describe('working rules', () => {
  it('are the shipped notices and the law before anything is published', () => {
    expect(dueOf(new WorkingRules([]), '330203')).toEqual(at('2026-05-09', '17:00:00'));
  });

  it('take a published notice of a year in the place of the shipped one as a whole', () => {
    const rules = new WorkingRules([published('2026', { part: 'notice', content: { title: '通知', days: off('2026-05-01') } })]);
    expect(dueOf(rules, '330203')).toEqual(at('2026-05-07', '17:00:00'));
  });

  it('let the nearer region decide, and leave the others alone', () => {
    const rules = new WorkingRules([
      published('330000', { part: 'region', content: { days: off('2026-05-08') } }),
      published('330200', { part: 'region', content: { days: [{ date: '2026-05-08', isOffDay: false }] } }),
      published('330203', {
        part: 'region',
        content: { days: [{ date: '2026-05-09', isOffDay: false, hours: [{ from: '09:00', to: '11:30' }] }] },
      }),
    ]);
    expect(dueOf(rules, '330203')).toEqual(at('2026-05-09', '11:30:00'));
    expect(dueOf(rules, '330281')).toEqual(at('2026-05-09', '17:00:00'));
    expect(dueOf(rules, '330300')).toEqual(at('2026-05-11', '17:00:00'));
    expect(dueOf(rules, '320500')).toEqual(at('2026-05-09', '17:00:00'));
  });

  it.each(['710000', '810000', '820000', '990000', '550100', 'abc'])('know no calendar of %s, until one is published', (region) => {
    expect(() => dueOf(new WorkingRules([]), region)).toThrow('ACCEPTANCE.CALENDAR_MISSING');
    if (region === 'abc') return;
    const rules = new WorkingRules([published(region, { part: 'region', content: { days: [] } })]);
    expect(dueOf(rules, region)).toEqual(at('2026-05-09', '17:00:00'));
  });

  it('keep the limit under which a clock began, the nearest region’s that says one', () => {
    const rules = new WorkingRules([
      published('000000', {
        part: 'limits',
        content: { from: at('2026-01-01').toISOString(), limits: { acceptance: days(4), correction: days(20) } },
      }),
      published('330200', { part: 'limits', content: { from: at('2026-03-01').toISOString(), limits: { acceptance: days(3) } } }),
      published('330200', { part: 'limits', content: { from: at('2026-06-01').toISOString(), limits: {} } }),
    ]);
    const limit = (region: string, date: string) => rules.limitOf('acceptance', region, at(date))!.value;
    expect([limit('330203', '2025-12-31'), limit('330203', '2026-02-01'), limit('330203', '2026-03-02')]).toEqual([5, 4, 3]);
    expect([limit('330203', '2026-06-01'), limit('330300', '2026-03-02')]).toEqual([4, 4]);
    expect(rules.limitOf('correction', '330203', at('2026-03-02'))!.value).toBe(20);
    expect(rules.limitOf('close', '330203', at('2026-03-02'))).toBeUndefined();
  });

  it('say how often a case may be sent back, the nearest region first', () => {
    const set = (from: string, correctionRounds?: number) => ({
      part: 'limits' as const,
      content: { from: at(from).toISOString(), limits: {}, correctionRounds },
    });
    const rules = new WorkingRules([
      published('000000', set('2026-01-01', 2)),
      published('330200', set('2026-03-01', 1)),
      published('330203', set('2026-03-01')),
    ]);
    const rounds = (region: string, date: string) => rules.correctionRounds(region, at(date));
    expect([rounds('330203', '2025-12-31'), rounds('330203', '2026-02-01'), rounds('330203', '2026-03-02')]).toEqual([3, 2, 1]);
    expect(new WorkingRules([]).correctionRounds('330203', at('2026-03-02'))).toBe(3);
  });
});
