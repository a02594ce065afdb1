import { createHash, randomBytes } from 'node:crypto';

const BYTES = 32;
/** How a token looks: 256 bits in base64url. */
export const TOKEN_FORM = /^[A-Za-z0-9_-]{43}$/;

export const newToken = (): string => randomBytes(BYTES).toString('base64url');

/** What is stored. A plain hash: there is nothing to guess in 256 random bits, and it must be found by equality. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('base64url');
