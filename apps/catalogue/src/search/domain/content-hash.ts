import { createHash } from 'node:crypto';

/** Entity tag of what is small and has no version number: a hash of what it says. */
export const contentHash = (said: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 27);
