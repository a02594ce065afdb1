import { fail, orThrow } from '../checked.js';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

function valueOf(charCode: number): number {
  if (charCode >= 48 && charCode <= 57) return charCode - 48;
  if (charCode >= 65 && charCode <= 90) return charCode - 55;
  return -1;
}

/** -1 when a character is outside 0-9 A-Z (lower case included: the standards using this check write capitals). */
function checkValue(body: string): number {
  let product = 36;
  for (let i = 0; i < body.length; i++) {
    const value = valueOf(body.charCodeAt(i));
    if (value < 0) return -1;
    product = ((product + value) % 36 || 36) * 2;
    if (product > 36) product -= 37;
  }
  return (37 - product) % 36;
}

/** ISO 7064 MOD 37,36: the check character (0-9 A-Z) that follows `body` (0-9 A-Z). Throws `STANDARDS.MOD_37_36_ALPHABET`. */
export function mod3736CheckChar(body: string): string {
  const value = checkValue(body);
  if (value < 0) return orThrow(fail('MOD_37_36_ALPHABET', '只能包含数字和大写字母', 'only 0-9 and A-Z can be checked'));
  return ALPHABET[value]!;
}

/** Whether the last character is the ISO 7064 MOD 37,36 check of what stands before it. Finds every single wrong character. */
export function isMod3736(text: string): boolean {
  if (text.length < 2) return false;
  const value = checkValue(text.slice(0, -1));
  return value >= 0 && ALPHABET.charCodeAt(value) === text.charCodeAt(text.length - 1);
}
