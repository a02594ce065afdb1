import { hash, verify } from '@node-rs/argon2';

/** argon2id (the library's default variant) with OWASP's first recommendation: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

export async function matchesPassword(passwordHash: string, password: string): Promise<boolean> {
  // A password is at most this long; hashing megabytes is a gift to an attacker.
  if (password.length > 256) return false;
  return verify(passwordHash, password);
}

let decoy: Promise<string> | undefined;

/** Costs what a real check costs, so that the time of an answer does not tell whether a login exists. */
export async function pretendToMatch(password: string): Promise<false> {
  decoy ??= hashPassword('no such account');
  await matchesPassword(await decoy, password);
  return false;
}
