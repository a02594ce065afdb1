import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { orThrow } from '../checked.js';
import { formatCaseNo, isCaseNo, parseCaseNo } from './case-no.js';
import { citizenIdCheckChar, isCitizenId, parseCitizenId } from './citizen-id.js';
import { isLicenceId, parseLicenceId } from './licence-id.js';
import { isMod3736, mod3736CheckChar } from './mod-37-36.js';
import { isOrgCode, orgCodeCheckChar } from './org-code.js';
import { isUscc, parseUscc, usccCheckChar } from './uscc.js';

const ALNUM = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const USCC_SYMBOLS = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
const DIGITS = [...'0123456789'];
const textOf = (symbols: string[], length: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...symbols), { minLength: length, maxLength: length }).map((parts) => parts.join(''));

/** Every text that differs from the given one in exactly one position, by a symbol of the alphabet. */
function* substitutions(text: string, symbols: readonly string[]): Generator<string> {
  for (let i = 0; i < text.length; i++) {
    for (const symbol of symbols) if (symbol !== text[i]) yield text.slice(0, i) + symbol + text.slice(i + 1);
  }
}
const codeOf = (checked: { ok: true } | { ok: false; code: string }): string => (checked.ok ? 'ok' : checked.code);

describe('citizen number, GB 11643', () => {
  const number = '33020619800101001';
  const valid = number + citizenIdCheckChar(number);

  it('computes the check character of the standard’s own examples', () => {
    expect(isCitizenId('11010519491231002X')).toBe(true);
    expect(isCitizenId('440524188001010014')).toBe(true);
  });

  it('tells birth date, sex and region', () => {
    expect(orThrow(parseCitizenId(valid))).toEqual({
      number: valid,
      regionPrefix: '330206',
      birthDate: '1980-01-01',
      sex: 'male',
      fifteenDigits: false,
    });
    expect(orThrow(parseCitizenId('11010519491231002x'))).toMatchObject({ number: '11010519491231002X', sex: 'female' });
  });

  it('reads a 15-digit number of an old card and completes it to 18', () => {
    expect(orThrow(parseCitizenId('330206800101001'))).toEqual({ ...orThrow(parseCitizenId(valid)), fifteenDigits: true });
  });

  it('accepts abolished region codes, since the number stays for life', () => {
    for (const region of ['330103', '330104', '330227']) {
      const body = `${region}19700215002`;
      expect(isCitizenId(body + citizenIdCheckChar(body))).toBe(true);
    }
  });

  it('names what is wrong without repeating the number', () => {
    const withCheck = (body: string): string => body + citizenIdCheckChar(body);
    const cases: [string, string][] = [
      ['', 'LENGTH'],
      ['3302061980010100', 'LENGTH'],
      ['33020619800101O01X', 'CHARACTERS'],
      ['3302068001010X1', 'CHARACTERS'],
      [withCheck('99020619800101001'), 'REGION'],
      [withCheck('33020619800230001'), 'BIRTH_DATE'],
      [withCheck('33020619001301001'), 'BIRTH_DATE'],
      [withCheck('33020619000229001'), 'BIRTH_DATE'],
      [number + (valid.endsWith('0') ? '1' : '0'), 'CHECK_CHAR'],
    ];
    for (const [text, code] of cases) {
      const parsed = parseCitizenId(text);
      expect(codeOf(parsed)).toBe(`STANDARDS.CITIZEN_ID_${code}`);
      if (text !== '') expect(JSON.stringify(parsed)).not.toContain(text);
    }
    expect(() => orThrow(parseCitizenId('1'))).toThrow(expect.objectContaining({ kind: 'invalid', code: 'STANDARDS.CITIZEN_ID_LENGTH' }));
  });

  it('refuses every single wrong character of any number', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2020-12-31'), noInvalidDate: true }),
        textOf(DIGITS, 3),
        (born, serial) => {
          const body = `330206${born.toISOString().slice(0, 10).replaceAll('-', '')}${serial}`;
          const whole = body + citizenIdCheckChar(body);
          expect(isCitizenId(whole)).toBe(true);
          for (const wrong of substitutions(whole, [...DIGITS, 'X'])) expect(isCitizenId(wrong)).toBe(false);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('unified social credit code, GB 32100', () => {
  const known = [
    '11440100007482575H',
    '11370800MB28559184',
    '11100000000013338W',
    '11430000006122244L',
    '11330105002500287C',
    '11220000013544541J',
  ];

  it('accepts codes of real bodies, with their inner organisation code', () => {
    for (const code of known) expect(orThrow(parseUscc(code))).toMatchObject({ code, orgCodeConsistent: true, governmentBody: true });
    expect(orThrow(parseUscc(known[0]!))).toMatchObject({ registry: '1', organisationKind: '1', region: '440100', orgCode: '007482575' });
  });

  it('knows 31 symbols and no I, O, S, V, Z', () => {
    for (const letter of 'IOSVZ') {
      expect(codeOf(parseUscc(`11${letter}${known[0]!.slice(3)}`))).toBe('STANDARDS.USCC_CHARACTERS');
      expect(usccCheckChar(letter.repeat(17))).toBeUndefined();
    }
    expect(codeOf(parseUscc(known[0]!.toLowerCase()))).toBe('STANDARDS.USCC_CHARACTERS');
  });

  it('names a wrong length, region and check character', () => {
    expect(codeOf(parseUscc('114401000074825'))).toBe('STANDARDS.USCC_LENGTH');
    expect(codeOf(parseUscc('11A40100007482575H'))).toBe('STANDARDS.USCC_REGION');
    expect(codeOf(parseUscc('11440100007482575A'))).toBe('STANDARDS.USCC_CHECK_CHAR');
    expect(isUscc('1144010000748257IH')).toBe(false);
  });

  it('refuses every single wrong symbol of any code', () => {
    fc.assert(
      fc.property(textOf(DIGITS, 6), textOf(USCC_SYMBOLS, 9), (region, org) => {
        const body = `91${region}${org}`;
        const whole = body + usccCheckChar(body)!;
        expect(isUscc(whole)).toBe(true);
        for (const wrong of substitutions(whole, USCC_SYMBOLS)) expect(isUscc(wrong)).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  it('checks a nine-character organisation code, also with its hyphen (GB 11714)', () => {
    expect(isOrgCode('007482575')).toBe(true);
    expect(isOrgCode('00748257-5')).toBe(true);
    expect(isOrgCode('007482576')).toBe(false);
    expect(isOrgCode('0074-82575')).toBe(false);
    expect(orgCodeCheckChar('0074825')).toBeUndefined();
  });
});

describe('ISO 7064 MOD 37,36', () => {
  it('finds every single wrong character', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }).chain((length) => textOf(ALNUM, length)),
        (body) => {
          const whole = body + mod3736CheckChar(body);
          expect(isMod3736(whole)).toBe(true);
          for (const wrong of substitutions(whole, ALNUM)) expect(isMod3736(wrong)).toBe(false);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('refuses characters outside 0-9 A-Z', () => {
    expect(() => mod3736CheckChar('12a')).toThrow(expect.objectContaining({ code: 'STANDARDS.MOD_37_36_ALPHABET' }));
    expect(isMod3736('12.3')).toBe(false);
    expect(isMod3736('')).toBe(false);
    expect(isMod3736('1')).toBe(false);
  });
});

describe('licence identifier, GB/T 36904', () => {
  const real = [
    '1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U',
    '1.2.156.3005.2.11100000000013338W009.11330105002500287C.2025052201.002.0',
    '1.2.156.3005.2.11100000000013338W032.11220000013544541J.2430599.001.F',
  ];

  it('accepts identifiers of real licences, with and without the root', () => {
    for (const text of real) {
      expect(isLicenceId(text)).toBe(true);
      expect(isLicenceId(text.replace('1.2.156.3005.2.', ''))).toBe(true);
    }
    expect(orThrow(parseLicenceId(real[1]!))).toEqual({
      type: '11100000000013338W009',
      issuer: '11330105002500287C',
      serial: '2025052201',
      version: '002',
      check: '0',
    });
  });

  it('names the part that is wrong', () => {
    expect(codeOf(parseLicenceId('11100000000013338W011'))).toBe('STANDARDS.LICENCE_ID_PARTS');
    expect(codeOf(parseLicenceId(real[0]!.replace('3338W', '3338X')))).toBe('STANDARDS.LICENCE_ID_TYPE');
    expect(codeOf(parseLicenceId(real[0]!.replace('2244L', '2244M')))).toBe('STANDARDS.LICENCE_ID_ISSUER');
    expect(codeOf(parseLicenceId(real[0]!.replace('.001.', '.002.')))).toBe('STANDARDS.LICENCE_ID_CHECK_CHAR');
  });
});

describe('case number of 21 characters', () => {
  const caseNos = fc.record({
    region6: fc.constantFrom('330000', '330200', '330201', '330203', '330281'),
    date: fc
      .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
    serial: fc.integer({ min: 0, max: 99_999_999 }),
  });

  it('is region, day, serial and check character', () => {
    const caseNo = formatCaseNo({ region6: '330203', date: '2026-11-21', serial: 42 });
    expect(caseNo).toHaveLength(21);
    expect(caseNo.slice(0, 20)).toBe('33020326112100000042');
    expect(caseNo[20]).toBe(mod3736CheckChar('33020326112100000042'));
  });

  it('parses back to what it was made of', () => {
    fc.assert(fc.property(caseNos, (parts) => expect(orThrow(parseCaseNo(formatCaseNo(parts)))).toEqual(parts)));
  });

  it('refuses every single wrong character', () => {
    fc.assert(
      fc.property(caseNos, (parts) => {
        for (const wrong of substitutions(formatCaseNo(parts), ALNUM)) expect(isCaseNo(wrong)).toBe(false);
      }),
      { numRuns: 30 },
    );
  });

  it('names what is wrong', () => {
    const body = '33020326133100000042';
    expect(codeOf(parseCaseNo('330203'))).toBe('STANDARDS.CASE_NO_LENGTH');
    expect(codeOf(parseCaseNo('33020326112100A000420'))).toBe('STANDARDS.CASE_NO_CHARACTERS');
    expect(codeOf(parseCaseNo(body + mod3736CheckChar(body)))).toBe('STANDARDS.CASE_NO_DATE');
    const valid = formatCaseNo({ region6: '330203', date: '2026-11-21', serial: 1 });
    expect(codeOf(parseCaseNo(valid.slice(0, 20) + (valid.endsWith('0') ? '1' : '0')))).toBe('STANDARDS.CASE_NO_CHECK_CHAR');
    const make = (change: object) => () => formatCaseNo({ region6: '330203', date: '2026-11-21', serial: 1, ...change });
    expect(make({ region6: '3302' })).toThrow(expect.objectContaining({ code: 'STANDARDS.CASE_NO_REGION' }));
    expect(make({ date: '2026-02-29' })).toThrow(expect.objectContaining({ code: 'STANDARDS.CASE_NO_DATE' }));
    expect(make({ serial: 100_000_000 })).toThrow(expect.objectContaining({ code: 'STANDARDS.CASE_NO_SERIAL' }));
    expect(make({ serial: 1.5 })).toThrow(expect.objectContaining({ code: 'STANDARDS.CASE_NO_SERIAL' }));
  });
});
