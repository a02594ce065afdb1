import { describe, expect, it } from '@jest/globals';
import { CASE_STATUSES } from '../../case/domain/case-status.js';
import { CASE_MOVES, TRANSITIONS, type Transition } from '../../case/domain/transitions.js';
import { TIMERS } from './timers.js';

describe('timers', () => {
  it('stand for every state in which the table of moves lets a timer act, and for no other', () => {
    const moves: readonly Transition[] = CASE_MOVES.map((move) => TRANSITIONS[move]).filter(({ by }: Transition) => by.includes('timer'));
    const expected = CASE_STATUSES.filter((status) => moves.some(({ from }) => from.includes(status)));
    expect(TIMERS.flatMap(({ statuses }) => statuses).sort()).toEqual([...expected].sort());
  });
});
