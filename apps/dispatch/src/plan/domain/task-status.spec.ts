import { describe, expect, it } from '@jest/globals';
import { isAppError } from '@yiwang/kernel';
import { isOpen, nextState, TASK_ACTIONS, TASK_STATES, type TaskAction, type TaskState, TRANSITIONS } from './task-status.js';

const refusalOf = (state: TaskState, action: TaskAction): string => {
  try {
    nextState(state, action);
  } catch (error) {
    if (isAppError(error)) return error.code;
  }
  return 'nothing was refused';
};

describe('task states', () => {
  it.each([
    ['assigned', 'acknowledge', 'acknowledged'],
    ['acknowledged', 'recordStep', 'inProgress'],
    ['inProgress', 'recordStep', 'inProgress'],
    ['acknowledged', 'complete', 'completed'],
    ['inProgress', 'complete', 'completed'],
    ['inProgress', 'suspend', 'suspended'],
    ['suspended', 'resume', 'inProgress'],
    ['inProgress', 'extend', 'inProgress'],
    ['acknowledged', 'return', 'returned'],
    ['inProgress', 'transfer', 'transferred'],
    ['assigned', 'recall', 'recalled'],
    ['suspended', 'recall', 'recalled'],
    ['recalled', 'acknowledgeRecall', 'recalled'],
    ['inProgress', 'decideWithout', 'decided'],
    ['decided', 'answerLate', 'decided'],
  ] as const)('%s moves by %s to %s', (from, action, to) => {
    expect(nextState(from, action)).toBe(to);
  });

  it('lets a department acknowledge again without a change', () => {
    for (const state of ['acknowledged', 'inProgress', 'suspended', 'completed', 'decided'] as const)
      expect(nextState(state, 'acknowledge')).toBe(state);
  });

  it('refuses every move that the table does not list, each with the code that says why', () => {
    for (const state of TASK_STATES)
      for (const action of TASK_ACTIONS) {
        if (TRANSITIONS[state][action] !== undefined) continue;
        const nothingSuspended = action === 'resume' && isOpen(state);
        const why = state === 'suspended' ? 'TASK_SUSPENDED' : nothingSuspended ? 'MEASURE_NOT_POSSIBLE' : 'TASK_CLOSED';
        const open = isOpen(state) && state !== 'suspended' && action !== 'resume';
        const code = action === 'acknowledgeRecall' ? 'NOT_RECALLED' : why;
        expect([state, action, refusalOf(state, action)]).toEqual([
          state,
          action,
          `DISPATCH.${open && code !== 'NOT_RECALLED' ? 'TASK_CLOSED' : code}`,
        ]);
      }
  });

  it('never leads out of a closed state', () => {
    for (const state of TASK_STATES.filter((each) => !isOpen(each)))
      for (const to of Object.values(TRANSITIONS[state])) expect(to).toBe(state);
  });

  it('ends every open state by a recall and by a decision without it', () => {
    for (const state of TASK_STATES.filter(isOpen))
      expect([nextState(state, 'recall'), nextState(state, 'decideWithout')]).toEqual(['recalled', 'decided']);
  });
});
