import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  CASE_MOVES,
  CASE_STATUSES,
  FINAL_STATUSES,
  INITIAL_STATUS,
  mayPerform,
  statusAfter,
  TRANSITIONS,
  type CaseStatus,
} from './case-status.js';

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
        if (CASE_MOVES.some((move) => ends.has(statusAfter(move, status) ?? INITIAL_STATUS))) ends.add(status);
    }
    expect([...ends].sort()).toEqual([...CASE_STATUSES].sort());
  });

  it('lets no finished case move', () => {
    for (const status of FINAL_STATUSES) for (const move of CASE_MOVES) expect(statusAfter(move, status)).toBeUndefined();
  });

  it('ends any sequence of moves in a status of the table, and a finished case stays finished', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...CASE_MOVES), { maxLength: 30 }), (moves) => {
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
    expect(CASE_MOVES.filter((move) => mayPerform(move, applicant))).toEqual(['resubmit', 'withdraw']);
    expect(CASE_MOVES.filter((move) => mayPerform(move, new Set(['department'])))).toEqual([
      'accept',
      'refuse',
      'requestCorrection',
      'decide',
    ]);
    expect(CASE_MOVES.filter((move) => mayPerform(move, new Set()))).toEqual([]);
    expect(mayPerform('decide', new Set(['window']))).toBe(false);
    expect(mayPerform('decide', new Set(['window', 'decidingWindow']))).toBe(true);
  });
});
