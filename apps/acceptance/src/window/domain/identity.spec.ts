import { describe, expect, it } from '@jest/globals';
import { maskedPresent, recogniseAtCollection, recogniseAtFiling, recogniseOnline, type Parties, type Present } from './identity.js';

const NOW = new Date('2026-11-23T02:00:00Z');
const WANG = { name: '王小明', documentType: '111', documentNo: '330203199003073211' };
const LI = { name: '李红', documentType: '111', documentNo: '33020319850101002X' };
const present = (who = WANG, more: Partial<Present> = {}): Present => ({ method: 'cardReader', ...who, ...more });
const powerOfAttorney = { kind: 'powerOfAttorney' as const, validUntil: '2026-11-23' };
const person: Parties = { applicant: { kind: 'person', ...WANG } };
const withAgent: Parties = { ...person, agent: { name: LI.name, idNumber: LI.documentNo } };
const company: Parties = { applicant: { kind: 'legalPerson', name: '甬江食品', documentType: '001', documentNo: '91330203MA2B10014T' } };

describe('who hands a filing in', () => {
  it('is the applicant, however his number and name are spelt', () => {
    expect(recogniseAtFiling(present({ ...WANG, name: ' 王小明 ' }), person, NOW)).toEqual({
      subject: 'applicant',
      heldAgainst: 'applicant',
    });
    const uighur = { name: '阿卜杜·热合曼', documentType: '111', documentNo: '33020319850101002x' };
    const named: Parties = { applicant: { kind: 'person', ...uighur, name: '阿卜杜•热合曼', documentNo: '33020319850101002X' } };
    expect(recogniseAtFiling(present(uighur), named, NOW).subject).toBe('applicant');
  });

  it('is his agent, with authority that still holds today', () => {
    expect(recogniseAtFiling(present(LI, { authority: powerOfAttorney }), withAgent, NOW)).toEqual({
      subject: 'agent',
      heldAgainst: 'agent',
    });
    expect(() => recogniseAtFiling(present(LI), withAgent, NOW)).toThrow('ACCEPTANCE.AUTHORITY_MISSING');
    const expired = { ...powerOfAttorney, validUntil: '2026-11-22' };
    expect(() => recogniseAtFiling(present(LI, { authority: expired }), withAgent, NOW)).toThrow('ACCEPTANCE.AUTHORITY_EXPIRED');
  });

  it('is nobody else, not even with authority: the filing names who acts for the applicant', () => {
    expect(() => recogniseAtFiling(present(LI, { authority: powerOfAttorney }), person, NOW)).toThrow('ACCEPTANCE.IDENTITY_MISMATCH');
  });

  it('is not who has the applicant’s number and another name', () => {
    expect(() => recogniseAtFiling(present({ ...WANG, name: '王大明' }), person, NOW)).toThrow('ACCEPTANCE.IDENTITY_MISMATCH');
  });

  it('comes for an organisation as its legal representative, or with authority', () => {
    const led = { ...company, legalRepresentative: { name: LI.name, documentNo: LI.documentNo } };
    expect(recogniseAtFiling(present(LI), led, NOW).subject).toBe('legalRepresentative');
    expect(recogniseAtFiling(present(WANG, { authority: { kind: 'introductionLetter' } }), company, NOW)).toEqual({
      subject: 'representative',
      heldAgainst: 'authority',
    });
    expect(() => recogniseAtFiling(present(), company, NOW)).toThrow('ACCEPTANCE.AUTHORITY_MISSING');
  });
});

describe('who collects a result that was filed at a counter', () => {
  it('is the applicant, the agent, or whoever brings authority', () => {
    expect(recogniseAtCollection(present(), person, NOW).subject).toBe('applicant');
    expect(recogniseAtCollection(present(LI, { authority: powerOfAttorney }), person, NOW).subject).toBe('representative');
    expect(() => recogniseAtCollection(present(LI), person, NOW)).toThrow('ACCEPTANCE.IDENTITY_MISMATCH');
  });
});

describe('who collects a result that was filed online', () => {
  const holder = { kind: 'person' as const, ...WANG };
  const proof = { holder, shownCode: undefined, rightCode: '12345678' };

  it('is the person behind the account, without a code', () => {
    expect(recogniseOnline(present(), { applicant: { kind: 'person' } }, proof, NOW)).toEqual({
      subject: 'applicant',
      heldAgainst: 'account',
    });
    expect(recogniseOnline(present(), company, { ...proof, holder: { ...holder, kind: 'legalPerson' } }, NOW).subject).toBe('agent');
  });

  it('is, of others, who shows both the code and his authority', () => {
    const shown = { ...proof, shownCode: '12345678' };
    const authorised = present(LI, { authority: powerOfAttorney });
    expect(recogniseOnline(authorised, person, shown, NOW)).toEqual({ subject: 'representative', heldAgainst: 'pickupCode' });
    expect(() => recogniseOnline(authorised, person, proof, NOW)).toThrow('ACCEPTANCE.PICKUP_CODE_MISSING');
    expect(() => recogniseOnline(present(LI), person, shown, NOW)).toThrow('ACCEPTANCE.AUTHORITY_MISSING');
    expect(() => recogniseOnline(authorised, person, { ...proof, shownCode: '12345679' }, NOW)).toThrow('ACCEPTANCE.PICKUP_CODE_WRONG');
  });

  it('is whoever shows the code and says to be the applicant, while nobody can be asked who that is; never so of an organisation', () => {
    const alone = { holder: undefined, shownCode: '12345678', rightCode: '12345678' };
    expect(recogniseOnline(present(), person, alone, NOW)).toEqual({ subject: 'applicant', heldAgainst: 'pickupCode' });
    expect(() => recogniseOnline(present(), company, alone, NOW)).toThrow('ACCEPTANCE.AUTHORITY_MISSING');
  });
});

it('a person present is shown masked, in names beyond the basic plane too', () => {
  expect(maskedPresent(present({ ...WANG, name: '𬱖小明' }))).toEqual({ name: '*小明', number: '3****************1' });
  expect(maskedPresent(present({ name: 'SMITH', documentType: '414', documentNo: 'E12345678' })).number).toBe('E12***678');
});
