import { describe, expect, it } from '@jest/globals';
import { Review, type ReviewProcedure } from './review.js';

const step = (number: number, code: string) => ({ step: number, code, nameZh: code, nameEn: code, permission: `may.${code}` });
const procedure: ReviewProcedure = { procedure: 'p', mostRounds: 3, steps: [step(0, 'report'), step(1, 'staffing'), step(2, 'legal')] };
const reported = (rules = procedure): Review => Review.report(rules, { id: 'r', itemCode: 'c', version: 1, by: 'author' });
const codeOf = (work: () => void): string => {
  try {
    work();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'none';
};

describe('a review (三报三审三回)', () => {
  it('is passed when every step after the report has passed it, in their order', () => {
    const review = reported();
    expect(review.due?.code).toBe('staffing');
    review.opine('pass', { round: 1, step: 1 }, 'a');
    expect([review.snapshot.status, review.due?.code]).toEqual(['open', 'legal']);
    review.opine('pass', { round: 1, step: 2 }, 'b');
    expect([review.snapshot.status, review.due]).toEqual(['passed', undefined]);
  });

  it('starts each round with the first step again', () => {
    const review = reported();
    review.opine('pass', { round: 1, step: 1 }, 'a');
    review.opine('return', { round: 1, step: 2 }, 'b');
    expect([review.snapshot.status, review.due]).toEqual(['returned', undefined]);
    review.reportAgain('author');
    expect(review.snapshot).toMatchObject({ status: 'open', round: 2, step: 1 });
  });

  it('is refused for good when the last round returns it', () => {
    const review = reported();
    for (const round of [1, 2]) {
      review.opine('return', { round, step: 1 }, 'a');
      review.reportAgain('author');
    }
    review.opine('return', { round: 3, step: 1 }, 'a');
    expect(review.snapshot.status).toBe('refused');
    expect(codeOf(() => review.reportAgain('author'))).toBe('CATALOGUE.REVIEW_ROUNDS_SPENT');
  });

  it('has as many rounds and steps as its procedure says', () => {
    const short = reported({ ...procedure, mostRounds: 1, steps: procedure.steps.slice(0, 2) });
    short.opine('pass', { round: 1, step: 1 }, 'a');
    expect(short.snapshot.status).toBe('passed');
    const once = reported({ ...procedure, mostRounds: 1 });
    once.opine('return', { round: 1, step: 1 }, 'a');
    expect(once.snapshot.status).toBe('refused');
  });

  it('takes no opinion that was formed on another round or step', () => {
    const review = reported();
    expect(codeOf(() => review.opine('pass', { round: 1, step: 2 }, 'a'))).toBe('CATALOGUE.REVIEW_MOVED_ON');
    expect(codeOf(() => review.opine('pass', { round: 2, step: 1 }, 'a'))).toBe('CATALOGUE.REVIEW_MOVED_ON');
    review.opine('return', { round: 1, step: 1 }, 'a');
    expect(codeOf(() => review.opine('pass', { round: 1, step: 1 }, 'a'))).toBe('CATALOGUE.REVIEW_MOVED_ON');
  });

  it('is not reported again while it is open or after it passed', () => {
    const review = reported();
    expect(codeOf(() => review.reportAgain('author'))).toBe('CATALOGUE.REVIEW_MOVED_ON');
  });

  it('is taken back by its department until somebody has given an opinion in the round, and reported again', () => {
    const review = reported();
    expect(codeOf(() => review.withdraw(2))).toBe('CATALOGUE.REVIEW_MOVED_ON');
    review.withdraw(1);
    expect([review.snapshot.status, review.due]).toEqual(['withdrawn', undefined]);
    expect(codeOf(() => review.withdraw(1))).toBe('CATALOGUE.REVIEW_MOVED_ON');
    expect(codeOf(() => review.opine('pass', { round: 1, step: 1 }, 'a'))).toBe('CATALOGUE.REVIEW_MOVED_ON');
    review.reportAgain('author');
    expect(review.snapshot).toMatchObject({ status: 'open', round: 2, step: 1 });
    review.opine('pass', { round: 2, step: 1 }, 'a');
    expect(codeOf(() => review.withdraw(2))).toBe('CATALOGUE.REVIEW_BEGUN');
  });

  it('loses no round by a withdrawal, and is not withdrawn without end', () => {
    const review = reported();
    for (const round of [1, 2, 3]) {
      review.withdraw(round);
      review.reportAgain('author');
    }
    expect(codeOf(() => review.withdraw(4))).toBe('CATALOGUE.WITHDRAWALS_SPENT');
    const outcomes = [4, 5, 6].map((round) => {
      review.opine('return', { round, step: 1 }, 'a');
      if (round < 6) review.reportAgain('author');
      return review.snapshot.status;
    });
    expect(outcomes).toEqual(['open', 'open', 'refused']);
  });

  it('takes no opinion of who reported it', () => {
    expect(codeOf(() => reported().opine('pass', { round: 1, step: 1 }, 'author'))).toBe('CATALOGUE.OWN_SUBMISSION');
  });
});
