import { randomBytes } from 'node:crypto';

/** No 0, 1, I and O: people read it from paper. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const RANDOM = 15;
const VALUES = new Map([...ALPHABET].map((char, value) => [char, value]));

/** Luhn's check over 32 symbols: finds every single wrong character and nearly every two that changed places. */
function checkOf(body: string): string {
  let sum = 0;
  [...body].reverse().forEach((char, index) => {
    const product = VALUES.get(char)! * (index % 2 === 0 ? 2 : 1);
    sum += Math.floor(product / 32) + (product % 32);
  });
  return ALPHABET[(32 - (sum % 32)) % 32]!;
}

/** 验证码 — 75 random bits in 15 characters and a check: whoever has it has seen the document. */
export function newVerificationCode(): string {
  const body = Array.from(randomBytes(RANDOM), (byte) => ALPHABET[byte & 31]).join('');
  return body + checkOf(body);
}

/** The code as it is stored, of what somebody typed (spaces, hyphens, small letters), or undefined if it cannot be one. */
export function parseVerificationCode(text: string): string | undefined {
  const code = text.replace(/[\s-]/g, '').toUpperCase();
  if (code.length !== RANDOM + 1 || [...code].some((char) => !VALUES.has(char))) return undefined;
  return checkOf(code.slice(0, -1)) === code.at(-1) ? code : undefined;
}

/** Where anybody confirms a document; what its QR code says. */
export const verificationUrl = (publicUrl: string, code: string): string => `${publicUrl}/verify/${code}`;

/** In groups of four, as it is printed. */
export const printedCode = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');
