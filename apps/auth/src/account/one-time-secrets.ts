import { randomBytes, randomInt } from 'node:crypto';

/** Without what looks alike on paper or sounds alike on the telephone. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** 初始密码 — four groups of four, 79 bits: shown once, changed at the first login. */
export const initialPassword = (): string =>
  Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('')).join('-');

/** 初始密码有效期: long enough for a list of a whole body to reach everybody, and no longer. Good until then, in SQL. */
export const INITIAL_PASSWORD_UNTIL = `now() + interval '7 days'`;

/** A client's secret, 256 bits in base64url. */
export const clientSecret = (): string => randomBytes(32).toString('base64url');
