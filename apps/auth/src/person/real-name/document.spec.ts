import { describe, expect, it } from '@jest/globals';
import { FieldCipher } from '@yiwang/access';
import { citizenIdCheckChar } from '@yiwang/standards';
import { documentHash, maskedNumber, readDocument } from './document.js';

const cipher = new FieldCipher(Buffer.alloc(32, 7).toString('base64'));
const numberOf = (body: string): string => body + citizenIdCheckChar(body);
const codeOf = (type: string, number: string): unknown => {
  try {
    return readDocument(type, number);
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a document that proves a name', () => {
  it('is read in one spelling', () => {
    const number = numberOf('33020319900307321');
    expect(readDocument('111', ` ${number.toLowerCase()} `)).toEqual({ type: '111', number });
    expect(readDocument('414', 'e12345678')).toEqual({ type: '414', number: 'E12345678' });
  });

  const right = numberOf('33020319900307321');
  it.each([
    ['a wrong check character', right.slice(0, 17) + (right.endsWith('1') ? '2' : '1'), 'CHECK_CHAR'],
    ['no number of a citizen', 'E12345678', 'LENGTH'],
    ['letters among the digits', `33O203${right.slice(6)}`, 'CHARACTERS'],
    ['a day that does not exist', numberOf('33020319900231321'), 'BIRTH_DATE'],
    ['a province that does not exist', numberOf('99020319900307321'), 'REGION'],
  ])('is refused for %s, of the card and of the temporary card alike', (_, number, code) => {
    expect([codeOf('111', number), codeOf('112', number)]).toEqual([`STANDARDS.CITIZEN_ID_${code}`, `STANDARDS.CITIZEN_ID_${code}`]);
  });

  it('is refused with the old number of fifteen digits, which no card in force has', () => {
    expect(codeOf('111', '330203900307321')).toBe('AUTH.CITIZEN_ID_OLD');
  });

  it('may name a region that was abolished since, and none that was abolished before the birth', () => {
    // 杭州市下城区 ended in 2021.
    expect(readDocument('111', numberOf('33010319900307321')).number).toHaveLength(18);
    expect(codeOf('111', numberOf('33010320210307321'))).toMatchObject({ type: '111' });
    expect(codeOf('111', numberOf('33010320220307321'))).toBe('AUTH.CITIZEN_ID_REGION_ABOLISHED');
  });

  it.each([
    ['001', '91330203MA00000000'],
    ['113', '123456'],
    ['999', 'X1'],
    ['000', '1'],
    ['414', 'E1'],
    ['516', 'X12345678'],
    ['553', 'ABC123'],
  ])('is of a type and form that prove a name: not %s %s', (type, number) => {
    expect(codeOf(type, number)).toBe('AUTH.DOCUMENT_UNFIT');
  });

  it.each([
    ['511', '12345678'],
    ['516', 'H1234567890'],
    ['553', 'DEU330100012345'],
    ['114', '南字第1234567号'],
  ])('is taken: %s %s', (type, number) => {
    expect(readDocument(type, number)).toEqual({ type, number: number.toUpperCase() });
  });

  it('is found by the number whichever of the two cards shows it, and never mixed up with another type', () => {
    const number = numberOf('33020319900307321');
    expect(documentHash(cipher, { type: '112', number })).toBe(documentHash(cipher, { type: '111', number }));
    expect(documentHash(cipher, { type: '414', number: 'E12345678' })).not.toBe(documentHash(cipher, { type: '511', number: 'E12345678' }));
    expect(maskedNumber({ type: '111', number })).toMatch(/^3\*{3}\d{8}\*{5}.$/);
    expect(maskedNumber({ type: '414', number: 'E12345678' })).toBe('E12***678');
  });
});
