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
