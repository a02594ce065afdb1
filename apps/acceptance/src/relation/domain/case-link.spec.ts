import { describe, expect, it } from '@jest/globals';
import { linkTo, type LinkingApplicant, type LinkTarget } from './case-link.js';

const earlier: LinkTarget = { caseNo: 'E', applicantId: 'a1', applicantHash: null, granted: true, cancelledBy: null, reachable: true };
const online: LinkingApplicant = { applicantId: 'a1', applicantHash: null, atCounter: false, byAgent: false };
const counter: LinkingApplicant = { applicantId: null, applicantHash: 'h1', atCounter: true, byAgent: false };
const link = (target: Partial<LinkTarget>, applicant: LinkingApplicant) => linkTo({ ...earlier, ...target }, applicant, 'change');

describe('a case about an earlier one', () => {
  it('is of the same applicant, by account, by document, or by the word of a clerk who may see the earlier one', () => {
    expect(link({}, online)).toEqual({ earlierCaseNo: 'E', relation: 'change', sameApplicant: 'account' });
    expect(link({ applicantId: null, applicantHash: 'h1', reachable: false }, counter).sameApplicant).toBe('document');
    expect(link({}, counter).sameApplicant).toBe('clerk');
  });

  it.each([
    ['another account', {}, { ...online, applicantId: 'a2' }],
    ['another document', { applicantHash: 'h2' }, counter],
    ['a counter out of reach of it', { reachable: false }, counter],
    [
      'an agent who may not see it',
      { applicantId: null, applicantHash: 'h1', reachable: false },
      { ...counter, atCounter: false, byAgent: true },
    ],
  ])('does not exist for %s', (_, target, applicant) => {
    expect(() => link(target, applicant)).toThrow('ACCEPTANCE.LINKED_CASE_NOT_FOUND');
  });

  it('is about something that was granted and still holds', () => {
    expect(() => link({ granted: false }, online)).toThrow('ACCEPTANCE.LINKED_CASE_NOT_GRANTED');
    expect(() => link({ cancelledBy: 'L' }, online)).toThrow('ACCEPTANCE.LINKED_CASE_CANCELLED');
    expect(() => linkTo(undefined, online, 'renewal')).toThrow('ACCEPTANCE.LINKED_CASE_NOT_FOUND');
  });
});
