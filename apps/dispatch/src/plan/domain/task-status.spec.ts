import { describe, expect, it } from '@jest/globals';
import { isOpen, nextState, TASK_ACTIONS, TASK_STATES, TRANSITIONS } from './task-status.js';

describe('task states', () => {
  it.each([
    ['assigned', 'acknowledge', 'acknowledged'],
    ['acknowledged', 'recordStep', 'inProgress'],
    ['inProgress', 'recordStep', 'inProgress'],
    ['acknowledged', 'complete', 'completed'],
    ['inProgress', 'complete', 'completed'],
    ['assigned', 'cancel', 'cancelled'],
    ['inProgress', 'cancel', 'cancelled'],
  ] as const)('%s moves by %s to %s', (from, action, to) => {
    expect(nextState(from, action)).toBe(to);
  });

  it('lets a department acknowledge again without a change', () => {
    for (const state of ['acknowledged', 'inProgress', 'completed'] as const) expect(nextState(state, 'acknowledge')).toBe(state);
  });

  it('refuses every move that the table does not list', () => {
    for (const state of TASK_STATES)
      for (const action of TASK_ACTIONS)
        if (TRANSITIONS[state][action] === undefined)
          expect(() => nextState(state, action)).toThrow(expect.objectContaining({ code: 'DISPATCH.TASK_CLOSED' }));
  });

  it('never leads out of a closed state', () => {
    for (const state of TASK_STATES.filter((each) => !isOpen(each)))
      for (const to of Object.values(TRANSITIONS[state])) expect(to).toBe(state);
  });
});
