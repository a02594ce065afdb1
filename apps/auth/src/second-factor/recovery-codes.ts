import { randomInt } from 'node:crypto';

/** Without what looks alike on paper. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const CODES = 10;

const group = (): string => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');

/** 恢复码 — ten, each three groups of four (59 bits): a keyed hash of them needs no slow hashing. */
export const newRecoveryCodes = (): string[] => Array.from({ length: CODES }, () => [group(), group(), group()].join('-'));

/** One spelling, however it was typed; undefined for what is no recovery code. */
export function readRecoveryCode(typed: string): string | undefined {
  const letters = typed.toLowerCase().replace(/[\s-]/g, '');
  return /^[a-z0-9]{12}$/.test(letters) ? letters.replace(/(.{4})(.{4})(.{4})/, '$1-$2-$3') : undefined;
}
