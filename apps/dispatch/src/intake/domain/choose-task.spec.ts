import { describe, expect, it } from '@jest/globals';
import { OPEN_STATES, TASK_STATES } from '../../plan/domain/task-status.js';
import { chooseTask, type CandidateTask, type CaseSoFar, type Named } from './choose-task.js';

const named: Named = { type: 'task.result', orgCode: 'FIRE', system: { id: 's1', state: 'live' }, purpose: 'handling' };
const task = (id: string, changes: Partial<CandidateTask> = {}): CandidateTask => ({
  id,
  purpose: 'handling',
  state: 'assigned',
  systemId: 's1',
  lostBy: [],
  assignedAt: new Date(0),
  acknowledgedAt: null,
  lastStepEndedAt: null,
  ...changes,
});
const soFar = (changes: Partial<CaseSoFar> = {}): CaseSoFar => ({
  state: 'handling',
  stage: 1,
  seats: [],
  participants: undefined,
  ...changes,
});
const outcome = (tasks: CandidateTask[], so: CaseSoFar | undefined, who: Partial<Named> = {}): string => {
  try {
    return chooseTask({ ...named, ...who }, tasks, so).id;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a message that names its case only', () => {
  it('means the one open task of its purpose, whatever is over', () => {
    const over = TASK_STATES.filter((state) => !OPEN_STATES.includes(state)).map((state) => task(state, { state }));
    for (const state of OPEN_STATES) expect(outcome([...over, task('open', { state })], soFar())).toBe('open');
    expect(outcome([task('a', { purpose: 'acceptance' }), task('h')], soFar())).toBe('h');
    expect(outcome([task('h'), task('a', { purpose: 'acceptance' })], soFar(), { type: 'acceptance.answer', purpose: 'acceptance' })).toBe(
      'a',
    );
  });
  it('means the last one where all are over, so that its move says that it is', () => {
    expect(outcome([task('1', { state: 'returned' }), task('2', { state: 'completed' })], soFar())).toBe('2');
  });
  it('must say which of several open ones', () => {
    expect(outcome([task('1'), task('2')], soFar())).toBe('DISPATCH.TASK_AMBIGUOUS');
  });
  it('never means a task of another system', () => {
    expect(outcome([task('1', { systemId: 's2' })], soFar())).toBe('DISPATCH.TASK_NOT_FOUND');
    expect(outcome([task('1', { systemId: null })], soFar())).toBe('1');
    const tested: Named = { ...named, system: { id: 's1', state: 'testing' } };
    expect(() => chooseTask(tested, [task('1', { systemId: null })], soFar())).toThrow();
    expect(chooseTask(tested, [task('1')], soFar()).id).toBe('1');
  });
  it('means one that the system has lost only where it says that it has heard so', () => {
    const lost = [task('1', { systemId: null, lostBy: ['s1'] })];
    expect(outcome(lost, soFar())).toBe('DISPATCH.TASK_NOT_FOUND');
    expect(outcome(lost, soFar(), { type: 'recall.acknowledge', purpose: null })).toBe('1');
    expect(outcome([task('1', { systemId: 's2', lostBy: ['s1'] })], soFar(), { type: 'recall.acknowledge', purpose: null })).toBe('1');
  });
  it('waits for a task that may still come, and for no other', () => {
    expect(outcome([], undefined)).toBe('DISPATCH.PREDECESSOR_MISSING');
    for (const state of ['waiting', 'accepting'] as const) {
      expect(outcome([], soFar({ state, participants: ['FIRE'] }))).toBe('DISPATCH.PREDECESSOR_MISSING');
      expect(outcome([], soFar({ state }))).toBe('DISPATCH.PREDECESSOR_MISSING');
      expect(outcome([], soFar({ state, participants: ['OTHER'] }))).toBe('DISPATCH.TASK_NOT_FOUND');
    }
    expect(outcome([], soFar({ seats: [{ orgCode: 'FIRE', stage: 2 }] }))).toBe('DISPATCH.PREDECESSOR_MISSING');
    expect(outcome([], soFar({ stage: 2, seats: [{ orgCode: 'FIRE', stage: 2 }] }))).toBe('DISPATCH.TASK_NOT_FOUND');
    for (const state of ['decided', 'ended'] as const)
      expect(outcome([], soFar({ state, participants: ['FIRE'] }))).toBe('DISPATCH.TASK_NOT_FOUND');
  });
  it('about a recall means the last task that is over, and waits while it is not', () => {
    const recall = { type: 'recall.acknowledge', purpose: null } as const;
    expect(outcome([task('1', { state: 'recalled' }), task('2')], soFar(), recall)).toBe('1');
    expect(outcome([task('1')], soFar(), recall)).toBe('DISPATCH.PREDECESSOR_MISSING');
  });
});
