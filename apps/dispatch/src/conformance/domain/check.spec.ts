import { describe, expect, it } from '@jest/globals';
import {
  CHECKS,
  hasPassed,
  judgeAcknowledged,
  judgeOrder,
  judgeRefusal,
  takenAs,
  type CheckResult,
  type CheckState,
  type TestedTask,
} from './check.js';

const at = (seconds: number): Date => new Date(Date.UTC(2026, 2, 2) + seconds * 1000);
const task = (changes: Partial<TestedTask> = {}): TestedTask => ({
  sentAt: at(0),
  error: null,
  acknowledgedAt: at(1),
  acknowledgedBy: 'sys-a',
  ...changes,
});
const judged = (...tasks: TestedTask[]) => judgeAcknowledged(tasks, 10, ['sys-a']);

describe('a test task', () => {
  it('passes when the system itself acknowledged it in time', () => {
    expect(judged(task()).state).toBe('passed');
    expect(judged(task({ acknowledgedAt: at(10) })).state).toBe('passed');
  });

  it('fails when it was never brought, with the reason; never acknowledged; acknowledged too late; by somebody else', () => {
    expect(judged(task({ sentAt: null, error: 'HTTP_500', acknowledgedAt: null }))).toMatchObject({
      finding: 'NOT_DELIVERED',
      detail: 'HTTP_500',
    });
    expect(judged(task({ acknowledgedAt: null })).finding).toBe('NOT_ACKNOWLEDGED');
    expect(judged(task({ acknowledgedAt: at(11) }))).toMatchObject({ finding: 'NOT_ACKNOWLEDGED', detail: '11 s' });
    expect(judged(task({ acknowledgedBy: 'officer-1' })).finding).toBe('OTHER_CALLER');
  });

  it('fails for the one of several that is not acknowledged', () => {
    expect(judged(task(), task({ acknowledgedAt: null })).finding).toBe('NOT_ACKNOWLEDGED');
  });
});

describe('the order of acknowledgements', () => {
  it('is that of sending, or it is broken', () => {
    const [first, second] = [task({ acknowledgedAt: at(1) }), task({ acknowledgedAt: at(2) })];
    expect(judgeOrder([first, second, second]).state).toBe('passed');
    expect(judgeOrder([second, first]).finding).toBe('OUT_OF_ORDER');
    expect(judgeOrder([task({ acknowledgedAt: null }), first]).finding).toBe('OUT_OF_ORDER');
    expect(judgeOrder([second, task({ sentAt: null, acknowledgedAt: at(1) }), task({ acknowledgedAt: at(3) })]).state).toBe('passed');
  });

  it('has kept no order where fewer than two were sent', () => {
    const unsent = task({ sentAt: null });
    for (const tasks of [[], [task()], [task(), unsent, unsent]])
      expect(judgeOrder(tasks)).toEqual({ state: 'notApplicable', finding: 'NOTHING_TO_ORDER', detail: null });
  });
});

describe('a task of a channel on which taking it acknowledges it', () => {
  const taken = (changes: Partial<TestedTask>): TestedTask => takenAs(task(changes), 'sys-a');

  it('is acknowledged when it was taken, whatever is said of it later on', () => {
    const [first, second] = [taken({ acknowledgedAt: at(9) }), taken({ sentAt: at(1), acknowledgedAt: null, acknowledgedBy: null })];
    expect(judgeOrder([first, second]).state).toBe('passed');
    expect(judged(first, second).state).toBe('passed');
    expect(judgeOrder([second, first]).finding).toBe('OUT_OF_ORDER');
  });

  it('is not acknowledged by it in the place of an officer, nor before it was taken', () => {
    expect(judged(taken({ acknowledgedBy: 'officer-1' })).finding).toBe('OTHER_CALLER');
    expect(judged(taken({ sentAt: null, acknowledgedAt: null, error: 'status 500' })).finding).toBe('NOT_DELIVERED');
  });
});

describe('a message that has to be refused', () => {
  it('is refused by an answer, not by silence or a fault of the system', () => {
    expect(judgeRefusal({ kind: 'failed', error: 'HTTP_401' }, 'FORGERY_TAKEN').state).toBe('passed');
    expect(judgeRefusal({ kind: 'refused', error: 'result 9' }, 'FORGERY_TAKEN').state).toBe('passed');
    expect(judgeRefusal({ kind: 'sent' }, 'FORGERY_TAKEN').finding).toBe('FORGERY_TAKEN');
    expect(judgeRefusal({ kind: 'failed', error: 'HTTP_503' }, 'FORGERY_TAKEN').finding).toBe('NO_REFUSAL');
    expect(judgeRefusal({ kind: 'failed', error: 'CALL_TIMEOUT' }, 'FORGERY_TAKEN').finding).toBe('NO_REFUSAL');
    for (const error of ['HTTP_429', 'status 408', 'ADDRESS_FORBIDDEN', 'unreachable'])
      expect(judgeRefusal({ kind: 'refused', error }, 'FORGERY_TAKEN').finding).toBe('NO_REFUSAL');
    expect(judgeRefusal(undefined, 'FORGERY_TAKEN').finding).toBe('NO_REFUSAL');
  });
});

describe('a conformance run', () => {
  const results = (...states: CheckState[]): CheckResult[] =>
    CHECKS.map((check, i) => ({ check, state: states[i] ?? 'passed', finding: null, detail: null, ms: 1 }));

  it('passes with every check passed or not applicable, and not with one failed or not made', () => {
    expect(hasPassed(results())).toBe(true);
    expect(hasPassed(results('passed', 'notApplicable'))).toBe(true);
    expect(hasPassed(results('passed', 'failed'))).toBe(false);
    expect(hasPassed(results('passed', 'notMade'))).toBe(false);
    expect(hasPassed(results().slice(0, 4))).toBe(false);
  });

  it('passes whatever became of the recall, which is told only', () => {
    expect(hasPassed(results('passed', 'passed', 'passed', 'passed', 'passed', 'failed'))).toBe(true);
  });
});
