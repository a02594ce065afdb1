import { describe, expect, it } from '@jest/globals';
import {
  FINAL_STATES,
  HANDLING_MOVE_NAMES,
  HANDLING_MOVES,
  HANDLING_STATES,
  INITIAL_STATE,
  stateAfter,
  type HandlingState,
} from './handling-moves.js';

describe('the table of moves', () => {
  it('reaches every state, and the end from every state', () => {
    const reach = (from: HandlingState, seen = new Set([from])): Set<HandlingState> => {
      for (const move of HANDLING_MOVE_NAMES) {
        const next = stateAfter(move, from);
        if (next && !seen.has(next)) reach(next, seen.add(next));
      }
      return seen;
    };
    expect([...reach(INITIAL_STATE)].sort()).toEqual([...HANDLING_STATES].sort());
    for (const state of HANDLING_STATES) expect(FINAL_STATES.some((final) => reach(state).has(final))).toBe(true);
  });

  it('allows nothing at the end', () => {
    for (const final of FINAL_STATES) expect(HANDLING_MOVE_NAMES.filter((move) => stateAfter(move, final))).toEqual([]);
  });

  it('leads to the answer by contact and verification alone', () => {
    expect(
      HANDLING_STATES.map((state) => HANDLING_MOVE_NAMES.filter((move) => stateAfter(move, state) && stateAfter(move, state) !== state)),
    ).toEqual([['contact'], ['verify'], ['answer'], []]);
  });

  it('keeps verification apart from who is concerned', () => {
    expect(HANDLING_MOVES.verify.independentOf).toEqual(expect.arrayContaining(['caseOfficer', 'contact']));
    expect(HANDLING_MOVES.answer.independentOf).toContain('verifier');
    expect(HANDLING_MOVES.decideExtension.independentOf).toContain('extensionRequester');
  });
});
