import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  maskBankCard,
  maskCitizenId,
  maskCitizenIdStrong,
  maskDocument,
  maskEmail,
  maskLandline,
  maskMobile,
  maskName,
  maskPhone,
} from './masking.js';

describe('masking as on 浙里办', () => {
  it('hides the first character of a name, and a rare character as one', () => {
    expect(maskName('王大友')).toBe('*大友');
    expect(maskName('𬱖军')).toBe('*军');
    expect(maskName('王𬱖')).toBe('*𬱖');
    expect(maskName('王')).toBe('*');
    expect(maskName('')).toBe('');
  });

  it('shows the ends of an identity number, or 1, 5-12 and 18', () => {
    expect(maskCitizenIdStrong('33020619800101001X')).toBe('3****************X');
    expect(maskCitizenId('33020619800101001X')).toBe('3***06198001*****X');
    expect(maskCitizenIdStrong('330206800101001')).toBe('3*************1');
    expect(maskCitizenId('330206800101001')).toBe('3*************1');
    expect(maskCitizenId('no number')).toBe('*********');
  });

  it('shows the first and last third of another document', () => {
    expect(maskDocument('E12345678')).toBe('E12***678');
    expect(maskDocument('H1234567890')).toBe('H12*****890');
    expect(maskDocument('12')).toBe('**');
  });

  it('shows three and four digits of a mobile, area code and four of a landline', () => {
    expect(maskMobile('13712349050')).toBe('137****9050');
    expect(maskMobile('+86 13712349050')).toBe('137****9050');
    expect(maskLandline('0574-87651234')).toBe('0574-****1234');
    expect(maskLandline('010 87651234')).toBe('010 ****1234');
    expect(maskLandline('87651234')).toBe('****1234');
    expect(maskLandline('0574-8765')).toBe('*********');
    expect([maskPhone('13712349050'), maskPhone('0574-87651234')]).toEqual(['137****9050', '0574-****1234']);
  });

  it('shows three characters of an e-mail, six and four of a bank card', () => {
    expect(maskEmail('wangdayou@example.com')).toBe('wan***@example.com');
    expect(maskEmail('abc@example.com')).toBe('a***@example.com');
    expect(maskEmail('nobody')).toBe('******');
    expect(maskBankCard('6222021234567891234')).toBe('622202*********1234');
    expect(maskBankCard('6222 0212 3456 7891')).toBe('622202******7891');
    expect(maskBankCard('123')).toBe('***');
  });

  describe('whatever the value is', () => {
    const digits = (minLength: number, maxLength = minLength) =>
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength, maxLength }).map((each) => each.join(''));
    const word = (minLength: number) => fc.string({ minLength, maxLength: 40, unit: 'grapheme' }).filter((text) => !text.includes('*'));
    /** Positions, in characters, that are shown as they are. */
    const shownOf = (text: string, masked: string): number[] => {
      const [from, to] = [[...text], [...masked]];
      expect(to).toHaveLength(from.length);
      to.forEach((character, index) => expect(['*', from[index]]).toContain(character));
      return to.flatMap((character, index) => (character === '*' ? [] : [index]));
    };
    const range = (from: number, to: number): number[] => Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);

    it('a name keeps all but its first character', () => {
      fc.assert(fc.property(word(2), (name) => expect(shownOf(name, maskName(name))).toEqual(range(1, [...name].length))));
    });

    it('a citizen number keeps its ends, or 1, 5-12 and 18, and the serial number in it never', () => {
      const number = fc.tuple(digits(17), fc.constantFrom('0', '5', 'X', 'x')).map((parts) => parts.join(''));
      fc.assert(
        fc.property(number, (text) => {
          expect(shownOf(text, maskCitizenIdStrong(text))).toEqual([0, 17]);
          expect(shownOf(text, maskCitizenId(text))).toEqual([0, ...range(4, 12), 17]);
        }),
      );
      fc.assert(fc.property(digits(15), (text) => expect(shownOf(text, maskCitizenId(text))).toEqual([0, 14])));
    });

    it('another document keeps its first and last third, and hides a third at least', () => {
      fc.assert(
        fc.property(word(1), (text) => {
          const { length } = [...text];
          const third = Math.floor(length / 3);
          const shown = shownOf(text, maskDocument(text));
          expect(shown).toEqual([...range(0, third), ...range(length - third, length)]);
          expect((length - shown.length) * 3).toBeGreaterThanOrEqual(length);
        }),
      );
    });

    it('a mobile keeps three and four digits, with its country before it or not', () => {
      fc.assert(
        fc.property(digits(10), fc.constantFrom('', '+86', '86', '+86 ', '86-'), (rest, country) => {
          const number = `1${rest}`;
          expect(maskMobile(country + number)).toBe(`${number.slice(0, 3)}****${number.slice(7)}`);
          expect(maskPhone(country + number)).toBe(maskMobile(number));
        }),
      );
    });

    it('a landline keeps its area code and four digits', () => {
      fc.assert(
        fc.property(fc.constantFrom('010', '021', '0574', '0579'), digits(7, 8), (area, local) => {
          expect(maskLandline(`${area}-${local}`)).toBe(`${area}-${'*'.repeat(local.length - 4)}${local.slice(-4)}`);
        }),
      );
    });

    it('an address keeps three characters of its name at most, and tells not how long it is', () => {
      fc.assert(
        fc.property(fc.stringMatching(/^[a-z][a-z0-9.]{0,30}$/), (name) => {
          const masked = maskEmail(`${name}@example.com`);
          expect(masked).toBe(`${name.slice(0, name.length > 3 ? 3 : 1)}***@example.com`);
        }),
      );
    });

    it('a bank card keeps six and four digits', () => {
      fc.assert(
        fc.property(digits(12, 19), (number) => {
          const { length } = number;
          expect(shownOf(number, maskBankCard(number))).toEqual([...range(0, 6), ...range(length - 4, length)]);
        }),
      );
    });
  });

  it('never throws, and never shows a whole text of four characters or more', () => {
    const masks = [
      maskName,
      maskCitizenId,
      maskCitizenIdStrong,
      maskDocument,
      maskMobile,
      maskLandline,
      maskPhone,
      maskEmail,
      maskBankCard,
    ];
    fc.assert(
      fc.property(fc.string({ minLength: 4, unit: 'grapheme' }), fc.constantFrom(...masks), (text, mask) => {
        fc.pre(!text.includes('*'));
        expect(mask(text)).toContain('*');
      }),
    );
  });
});
