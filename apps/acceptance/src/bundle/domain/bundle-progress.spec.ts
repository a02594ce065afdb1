import { describe, expect, it } from '@jest/globals';
import { progressOf, type BundledCase } from './bundle-progress.js';

const day = (n: number): Date => new Date(Date.UTC(2026, 10, n));
const open: BundledCase = { status: 'submitted', acceptedAt: null, decidedAt: null, promiseDueAt: null };
const accepted: BundledCase = { status: 'accepted', acceptedAt: day(1), decidedAt: null, promiseDueAt: day(20) };
const decided: BundledCase = { ...accepted, status: 'decided', decidedAt: day(5) };
const refused: BundledCase = { ...open, status: 'refused' };

describe('the progress of a bundle', () => {
  it('is that of its slowest case', () => {
    expect(progressOf([decided, accepted, open]).phase).toBe('submitted');
    expect(progressOf([decided, accepted, refused]).phase).toBe('accepted');
    expect(progressOf([decided, refused]).phase).toBe('decided');
    expect(progressOf([refused, { ...decided, status: 'closed' }]).phase).toBe('ended');
  });

  it('counts its cases, and those that wait for the applicant', () => {
    expect(progressOf([open, { ...open, status: 'correcting' }, accepted, decided, refused])).toMatchObject({
      total: 5,
      counts: { submitted: 2, accepted: 1, decided: 1, ended: 1 },
      correcting: 1,
    });
  });

  it('has the latest promised limit, as soon as every open case has one', () => {
    expect(progressOf([accepted, { ...accepted, promiseDueAt: day(25) }, decided]).promiseDueAt).toEqual(day(25));
    expect(progressOf([accepted, open]).promiseDueAt).toBeNull();
    expect(progressOf([decided]).promiseDueAt).toBeNull();
  });
});
