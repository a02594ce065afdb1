import { describe, expect, it } from '@jest/globals';
import { audiencesOf, canonicalDocument, isDocument, maskedApplicant, partiesOf, type FilingCaller } from './applicant.js';

const caller = (overrides: Partial<FilingCaller> = {}): FilingCaller => ({
  kind: 'person',
  id: 'p1',
  realNameLevel: 3,
  permissions: new Set(['case.file']),
  ...overrides,
});
const clerk = caller({
  kind: 'officer',
  id: 'c1',
  orgCode: '11330203MB0A100726',
  regionCode: '330203',
  permissions: new Set(['case.collect']),
});
const applicant = { kind: 'person' as const, name: '王小明', documentType: '111', documentNo: '330203199003073211' };

const NOW = new Date('2026-11-23T02:00:00Z');

describe('who files', () => {
  it('is the account itself, never somebody it names', () => {
    expect(partiesOf(caller(), { channel: 'mobile' }, 'basic', NOW)).toEqual({
      identity: { kind: 'person' },
      applicantId: 'p1',
      agentId: null,
      receivedIn: null,
    });
    expect(() => partiesOf(caller(), { channel: 'mobile', applicant }, 'basic', NOW)).toThrow('ACCEPTANCE.APPLICANT_NOT_ALLOWED');
    expect(() => partiesOf(caller(), { channel: 'window' }, 'basic', NOW)).toThrow('ACCEPTANCE.CHANNEL_NOT_ALLOWED');
  });

  it('is the person before a clerk, received at the clerk’s counter', () => {
    expect(partiesOf(clerk, { channel: 'window', applicant }, 'strong', NOW)).toEqual({
      identity: applicant,
      applicantId: null,
      agentId: null,
      receivedIn: { orgCode: clerk.orgCode, regionCode: '330203' },
    });
    expect(() => partiesOf(clerk, { channel: 'window' }, 'basic', NOW)).toThrow('ACCEPTANCE.APPLICANT_MISSING');
    expect(() => partiesOf(clerk, { channel: 'computer', applicant }, 'basic', NOW)).toThrow('ACCEPTANCE.CHANNEL_NOT_ALLOWED');
    const nowhere = { ...clerk, orgCode: undefined } as unknown as FilingCaller;
    expect(() => partiesOf(nowhere, { channel: 'window', applicant }, 'basic', NOW)).toThrow('ACCEPTANCE.COUNTER_UNKNOWN');
  });

  it('is another, for whom the account acts by an authority that holds', () => {
    const request = { channel: 'mobile' as const, applicant, authority: { kind: 'powerOfAttorney' as const, validUntil: '2026-11-23' } };
    expect(partiesOf(caller(), request, 'basic', NOW)).toEqual({ identity: applicant, applicantId: null, agentId: 'p1', receivedIn: null });
    const tomorrow = new Date(NOW.getTime() + 86_400_000);
    expect(() => partiesOf(caller(), request, 'basic', tomorrow)).toThrow('ACCEPTANCE.AUTHORITY_EXPIRED');
    expect(() => partiesOf(caller(), { ...request, applicant: undefined }, 'basic', NOW)).toThrow('ACCEPTANCE.AUTHORITY_NOT_EXPECTED');
    const letter = { ...request, authority: { kind: 'introductionLetter' as const } };
    expect(() => partiesOf(caller(), letter, 'basic', NOW)).toThrow('ACCEPTANCE.AUTHORITY_UNFIT');
    expect(() => partiesOf(clerk, { ...request, channel: 'window' }, 'basic', NOW)).toThrow('ACCEPTANCE.AUTHORITY_NOT_EXPECTED');
  });

  it('is no officer without a counter, and no system', () => {
    expect(() => partiesOf({ ...clerk, permissions: new Set() }, { channel: 'window', applicant }, 'basic', NOW)).toThrow(
      'ACCEPTANCE.MAY_NOT_FILE',
    );
    expect(() => partiesOf(caller({ kind: 'system' }), { channel: 'computer' }, 'basic', NOW)).toThrow('ACCEPTANCE.MAY_NOT_FILE');
  });

  it.each([
    ['person', 1, false],
    ['person', 2, true],
    ['person', 3, true],
    ['person', undefined, false],
    ['legalPerson', 4, false],
    ['legalPerson', 3, true],
    ['legalPerson', 1, true],
  ] as const)('a %s of real-name level %s may file: %s (the two sign-ons count in opposite directions)', (kind, realNameLevel, may) => {
    const { realNameLevel: _, ...nobody } = caller({ kind });
    const file = (): unknown =>
      partiesOf(realNameLevel === undefined ? nobody : { ...nobody, realNameLevel }, { channel: 'computer' }, 'basic', NOW);
    if (may) expect(file()).toBeDefined();
    else expect(file).toThrow('ACCEPTANCE.REAL_NAME_LEVEL_TOO_LOW');
  });
});

describe('an applicant', () => {
  it.each([
    ['11330203MB0A100133', ['government']],
    ['91330203MA2B10014T', ['enterprise']],
    ['not a code', ['enterprise', 'publicInstitution', 'socialOrganisation', 'government', 'otherOrganisation']],
  ])('with the credit code %s counts as %j', (documentNo, audiences) => {
    expect(audiencesOf({ kind: 'legalPerson', documentNo })).toEqual(audiences);
  });

  it('is shown masked if a person, in clear if an organisation', () => {
    expect(maskedApplicant(applicant)).toEqual({ name: '*小明', number: '3****************1' });
    expect(maskedApplicant({ kind: 'person', name: '𬱖大友', documentType: '414', documentNo: 'E12345678' }).name).toBe('*大友');
    expect(maskedApplicant({ kind: 'legalPerson', name: '甬江餐饮', documentNo: '91330203MA2B10014T' })).toEqual({
      name: '甬江餐饮',
      number: '91330203MA2B10014T',
    });
  });

  it('has no name of its own when an account filed online, least of all the agent’s of an organisation', () => {
    const agent = caller({ kind: 'legalPerson', orgCode: '91330203MA2B10014T' });
    const { identity } = partiesOf({ ...agent, name: '李经办' } as FilingCaller, { channel: 'computer' }, 'basic', NOW);
    expect(maskedApplicant(identity)).toEqual({ name: null, number: '91330203MA2B10014T' });
    expect(maskedApplicant({ kind: 'person' })).toEqual({ name: null });
  });

  it('is the same citizen by the card and by the temporary card, and neither tells more of the number', () => {
    const number = '11010519491231002X';
    const temporary = { kind: 'person', name: '王小明', documentType: '112', documentNo: number } as const;
    expect(canonicalDocument(temporary)).toBe(canonicalDocument({ ...temporary, documentType: '111' }));
    expect(maskedApplicant(temporary).number).toBe('1****************X');
    expect([isDocument('112', number), isDocument('112', '110105194912310021')]).toEqual([true, false]);
  });

  it('is found by one spelling of the document, whichever way it was written', () => {
    const lower = canonicalDocument({ kind: 'person', documentType: '111', documentNo: '11010519491231002x' });
    expect(lower).toBe(canonicalDocument({ kind: 'person', documentType: '111', documentNo: '11010519491231002X' }));
    expect(lower).not.toBe(canonicalDocument({ kind: 'person', documentType: '414', documentNo: '11010519491231002X' }));
  });
});
