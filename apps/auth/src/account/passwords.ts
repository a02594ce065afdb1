import { availableParallelism } from 'node:os';
import { HashThreads } from './hashing/hash-threads.js';

/** The gateway waits fifteen seconds for an answer, and there is work before and after. */
const PATIENCE_MS = 12_000;

/** Half of the machine at most; each hash costs tens of milliseconds of a core. */
const threads = new HashThreads({
  threads: Math.max(1, Math.floor(availableParallelism() / 2)),
  mostWaiting: 250,
  patienceMs: PATIENCE_MS,
});

/** What is longer is no password: hashing megabytes is a gift to an attacker. */
const LONGEST = 256;

/** Of somebody who may wait: never refused. */
export const hashPassword = (password: string): Promise<string> => threads.make(password);

/** @throws AUTH.TOO_MANY_LOGINS */
export async function matchesPassword(passwordHash: string, password: string): Promise<boolean> {
  return password.length <= LONGEST && threads.matches('login', passwordHash, password);
}

/** The same of a client's secret, in a line of its own: wrong secrets keep nobody from logging in. @throws AUTH.TOO_MANY_LOGINS */
export async function matchesSecret(secretHash: string, secret: string): Promise<boolean> {
  return secret.length <= LONGEST && threads.matches('client', secretHash, secret);
}

let decoy: Promise<string> | undefined;

/** Costs what a real check costs, so that the time of an answer does not tell whether a login exists. */
export async function pretendToMatch(password: string): Promise<false> {
  decoy ??= hashPassword('no such account').catch((error: unknown) => {
    decoy = undefined; // for the next one
    throw error;
  });
  await matchesPassword(await decoy, password);
  return false;
}
