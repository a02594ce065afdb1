import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CaseClock, ClockFact, ClockRule } from './clock.js';
import { clockRulesOf, deriveClocks } from './derive-clocks.js';

const rule = (eventType: string, kind: ClockRule['kind'], action: ClockRule['action'], dueField: string | null = null): ClockRule => ({
  eventType,
  kind,
  action,
  dueField,
});
const RULES = clockRulesOf([
  rule('acceptance.submitted', 'acceptance', 'start', 'acceptanceDueAt'),
  rule('acceptance.correction', 'acceptance', 'stop'),
  rule('acceptance.resubmitted', 'acceptance', 'start', 'acceptanceDueAt'),
  rule('acceptance.accepted', 'acceptance', 'answer'),
  rule('acceptance.accepted', 'promise', 'start', 'promiseDueAt'),
  rule('acceptance.decided', 'promise', 'answer'),
  rule('acceptance.closed', 'promise', 'end'),
  rule('acceptance.closed', 'task', 'end'),
  rule('acceptance.suspended', 'promise', 'stop'),
  rule('acceptance.resumed', 'promise', 'start', 'promiseDueAt'),
  rule('acceptance.suspended', 'task', 'stop'),
  rule('acceptance.moved', 'promise', 'move', 'promiseDueAt'),
  rule('acceptance.reopened', 'promise', 'restart', 'promiseDueAt'),
  rule('acceptance.reopened', 'task', 'restart'),
  rule('dispatch.assigned', 'task', 'start', 'dueAt'),
  rule('dispatch.rescheduled', 'task', 'start', 'dueAt'),
  rule('dispatch.completed', 'task', 'answer'),
]);

const T0 = Date.parse('2026-03-02T01:00:00.000Z');
const iso = (minute: number): string => new Date(T0 + minute * 60_000).toISOString();
let serial = 0;
const fact = (type: string, minute: number, more: Partial<ClockFact> = {}): ClockFact => ({
  eventId: `00000000-0000-7000-8000-${String(++serial).padStart(12, '0')}`,
  caseNo: 'C',
  source: type.split('.')[0]!,
  sequence: serial,
  type,
  at: new Date(T0 + minute * 60_000),
  orgCode: 'ORG',
  regionCode: '330203',
  taskId: undefined,
  data: {},
  ...more,
});
const due = (field: string, minute: number) => ({ data: { [field]: iso(minute), provisional: false } });
const brief = (clocks: readonly CaseClock[]) =>
  clocks.map((c) => [c.kind, c.state, c.stoppedAt === undefined ? undefined : (c.stoppedAt.getTime() - T0) / 60_000]);

describe('clocks of a case', () => {
  it('runs from its start until it is answered: met in time, breached late', () => {
    const submitted = fact('acceptance.submitted', 0, due('acceptanceDueAt', 100));
    expect(brief(deriveClocks(RULES, [submitted]))).toEqual([['acceptance', 'running', undefined]]);
    const inTime = fact('acceptance.accepted', 100, due('promiseDueAt', 500));
    expect(brief(deriveClocks(RULES, [submitted, inTime]))[0]).toEqual(['acceptance', 'met', 100]);
    const late = fact('acceptance.accepted', 101, due('promiseDueAt', 500));
    expect(brief(deriveClocks(RULES, [submitted, late]))[0]).toEqual(['acceptance', 'breached', 101]);
  });

  it('stops at the correction notice and starts a new acceptance clock at the resubmission', () => {
    const clocks = deriveClocks(RULES, [
      fact('acceptance.submitted', 0, due('acceptanceDueAt', 100)),
      fact('acceptance.correction', 50),
      fact('acceptance.resubmitted', 300, due('acceptanceDueAt', 400)),
    ]);
    expect(brief(clocks)).toEqual([
      ['acceptance', 'stopped', 50],
      ['acceptance', 'running', undefined],
    ]);
  });

  it('stands while the case is suspended, and goes on to another day afterwards', () => {
    const clocks = deriveClocks(RULES, [
      fact('acceptance.accepted', 0, due('promiseDueAt', 100)),
      fact('acceptance.suspended', 90),
      fact('acceptance.resumed', 300, due('promiseDueAt', 310)),
      fact('acceptance.decided', 305),
    ]);
    expect(brief(clocks)).toEqual([
      ['promise', 'stopped', 90],
      ['promise', 'met', 305],
    ]);
  });

  it('keeps the due time of a clock that a change of the calendar did not move', () => {
    const clocks = deriveClocks(RULES, [fact('acceptance.accepted', 0, due('promiseDueAt', 100)), fact('acceptance.moved', 50)]);
    expect(brief(clocks)).toEqual([['promise', 'running', undefined]]);
  });

  it('starts again after the end of a case that is opened again', () => {
    const clocks = deriveClocks(RULES, [
      fact('acceptance.accepted', 0, due('promiseDueAt', 100)),
      fact('acceptance.closed', 50),
      fact('acceptance.reopened', 60, due('promiseDueAt', 200)),
      fact('dispatch.assigned', 61, { ...due('dueAt', 100), taskId: 'a' }),
    ]);
    expect(brief(clocks)).toEqual([
      ['promise', 'stopped', 50],
      ['promise', 'running', undefined],
      ['task', 'running', undefined],
    ]);
  });

  it('keeps one clock for each task', () => {
    const clocks = deriveClocks(RULES, [
      fact('dispatch.assigned', 0, { ...due('dueAt', 100), taskId: 'a' }),
      fact('dispatch.assigned', 0, { ...due('dueAt', 100), taskId: 'b' }),
      fact('dispatch.completed', 10, { taskId: 'b' }),
    ]);
    expect(clocks.map((c) => [c.taskId, c.state])).toEqual([
      ['a', 'running'],
      ['b', 'met'],
    ]);
  });

  it('lets no clock run on after the end of the case, even one whose start is told later', () => {
    const closed = fact('acceptance.closed', 50);
    const clocks = deriveClocks(RULES, [closed, fact('dispatch.assigned', 51, { ...due('dueAt', 100), taskId: 'a' })]);
    expect(brief(clocks)).toEqual([['task', 'stopped', 51]]);
  });

  it('leaves a clock standing that a special procedure stopped, whatever the calendar does meanwhile, also when it is late already', () => {
    const facts = [
      fact('acceptance.accepted', 0, due('promiseDueAt', 100)),
      fact('acceptance.suspended', 10),
      fact('acceptance.moved', 20, due('promiseDueAt', 15)),
    ];
    expect(brief(deriveClocks(RULES, facts))).toEqual([
      ['promise', 'stopped', 10],
      ['promise', 'stopped', 20],
    ]);
    const resumed = fact('acceptance.resumed', 30, due('promiseDueAt', 120));
    expect(brief(deriveClocks(RULES, [...facts, resumed])).at(-1)).toEqual(['promise', 'running', undefined]);
  });

  it('stops every task of a case that is suspended, until the department is told when it is due', () => {
    const facts = [
      fact('dispatch.assigned', 0, { taskId: 'a', ...due('dueAt', 20) }),
      fact('dispatch.assigned', 0, { taskId: 'b', ...due('dueAt', 20) }),
      fact('dispatch.completed', 5, { taskId: 'b' }),
      fact('acceptance.suspended', 10),
    ];
    expect(brief(deriveClocks(RULES, facts))).toEqual([
      ['task', 'stopped', 10],
      ['task', 'met', 5],
    ]);
    const again = [fact('dispatch.rescheduled', 60, { taskId: 'a', ...due('dueAt', 80) }), fact('dispatch.completed', 70, { taskId: 'a' })];
    expect(brief(deriveClocks(RULES, [...facts, ...again])).at(-1)).toEqual(['task', 'met', 70]);
  });

  it('starts no clock from a fact without its due time', () => {
    expect(deriveClocks(RULES, [fact('acceptance.submitted', 0)])).toEqual([]);
  });

  const types = [
    'acceptance.submitted',
    'acceptance.correction',
    'acceptance.resubmitted',
    'acceptance.accepted',
    'acceptance.decided',
    'acceptance.closed',
    'acceptance.suspended',
    'acceptance.resumed',
    'acceptance.moved',
    'acceptance.reopened',
    'dispatch.assigned',
    'dispatch.rescheduled',
    'dispatch.completed',
  ];
  const someFacts = fc
    .array(
      fc.record({
        type: fc.constantFrom(...types),
        minute: fc.integer({ min: 0, max: 30 }),
        task: fc.constantFrom('a', 'b'),
        length: fc.integer({ min: 1, max: 20 }),
      }),
      { maxLength: 14 },
    )
    .map((list) =>
      list.map(({ type, minute, task, length }) => {
        const dueAt = iso(minute + length);
        const data = { acceptanceDueAt: dueAt, promiseDueAt: dueAt, dueAt };
        return fact(type, minute, { taskId: type.startsWith('dispatch') ? task : undefined, data });
      }),
    );

  it('gives the same clocks for any order of arrival', () => {
    fc.assert(
      fc.property(
        someFacts.chain((facts) => fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length }))),
        ([facts, shuffled]) => expect(deriveClocks(RULES, shuffled)).toEqual(deriveClocks(RULES, facts)),
      ),
    );
  });

  it('ends with the same clocks when they are saved after every arrival, as the consumer does', () => {
    fc.assert(
      fc.property(
        someFacts.chain((facts) => fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length }))),
        ([facts, arrivals]) => {
          const saved = new Map<string, CaseClock>();
          arrivals.forEach((_, i) => {
            for (const clock of deriveClocks(RULES, arrivals.slice(0, i + 1))) {
              const key = `${clock.startedBy} ${clock.kind}`;
              const before = saved.get(key);
              saved.set(key, before === undefined ? clock : { ...before, state: clock.state, stoppedAt: clock.stoppedAt });
            }
          });
          const expected = deriveClocks(RULES, facts);
          expect(new Set([...saved.values()].map((c) => JSON.stringify(c)))).toEqual(new Set(expected.map((c) => JSON.stringify(c))));
        },
      ),
    );
  });
});
