import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CASE_STATUSES, FINAL_STATUSES, INITIAL_STATUS, type CaseStatus } from './case-status.js';
import { CASE_MOVES, mayPerform, REOPENINGS, statusAfter, TRANSITIONS } from './transitions.js';

/** What moves a case; the others, and an appeal, leave an ended one where it is or begin anew. */
const MOVING = CASE_MOVES.filter((move) => TRANSITIONS[move].to !== null && !REOPENINGS.includes(move));

describe('transition table', () => {
  it('reaches every status from filing', () => {
    const reached = new Set<CaseStatus>([INITIAL_STATUS]);
    for (let size = 0; size < reached.size;) {
      size = reached.size;
      for (const move of CASE_MOVES) for (const from of [...reached]) reached.add(statusAfter(move, from) ?? from);
    }
    expect([...reached].sort()).toEqual([...CASE_STATUSES].sort());
  });

  it('lets every unfinished case come to an end', () => {
    const ends = new Set<CaseStatus>(FINAL_STATUSES);
    for (let size = 0; size < ends.size;) {
      size = ends.size;
      for (const status of CASE_STATUSES)
        if (MOVING.some((move) => ends.has(statusAfter(move, status) ?? INITIAL_STATUS))) ends.add(status);
    }
    expect([...ends].sort()).toEqual([...CASE_STATUSES].sort());
  });

  it('lets no finished case move, unless it is opened again', () => {
    for (const status of FINAL_STATUSES) for (const move of MOVING) expect(statusAfter(move, status)).toBeUndefined();
  });

  it('ends any sequence of moves in a status of the table, and a finished case stays finished', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...MOVING), { maxLength: 30 }), (moves) => {
        let status: CaseStatus = INITIAL_STATUS;
        for (const move of moves) {
          const next = statusAfter(move, status);
          if (FINAL_STATUSES.includes(status)) expect(next).toBeUndefined();
          if (next !== undefined) expect(TRANSITIONS[move].from).toContain(status);
          status = next ?? status;
        }
        expect(CASE_STATUSES).toContain(status);
      }),
    );
  });

  it('leaves acceptance and decision to authorities, and corrections and withdrawal to the applicant and his window', () => {
    const applicant = new Set(['applicant'] as const);
    expect(CASE_MOVES.filter((move) => mayPerform(move, applicant))).toEqual(['resubmit', 'answerCorrection', 'supplement', 'withdraw']);
    expect(CASE_MOVES.filter((move) => mayPerform(move, new Set(['timer'])))).toEqual(['deemAccepted', 'lapse', 'breakPromise', 'close']);
    expect(CASE_MOVES.filter((move) => mayPerform(move, new Set(['courier'])))).toEqual(['deliver']);
    expect(CASE_MOVES.filter((move) => mayPerform(move, new Set(['department'])))).toEqual([
      'accept',
      'refuse',
      'dismiss',
      'requestCorrection',
      'suspend',
      'resume',
      'callCorrection',
      'extend',
      'decide',
      'forward',
      'terminate',
      'amend',
      'reopenIntake',
      'reopenHandling',
    ]);
    expect(CASE_MOVES.filter((move) => mayPerform(move, new Set()))).toEqual([]);
    for (const move of ['decide', 'cancelHandling'] as const) expect(mayPerform(move, new Set(['window']))).toBe(false);
    expect(mayPerform('decide', new Set(['window', 'decidingWindow']))).toBe(true);
  });
});
