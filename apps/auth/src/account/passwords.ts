import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { defineError } from '@yiwang/kernel';
import pLimit from 'p-limit';

/** argon2id (the library's default variant) with OWASP's first recommendation: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Waiting ones beyond this are told to come again: each costs tens of milliseconds of a whole core. */
const MOST_WAITING = 250;

/**
 * A hash runs on a thread of the process's pool, never on the event loop; half the machine at most is busy with them, so that a storm of
 * logins leaves room for every other answer.
 */
const inTurn = pLimit(Math.max(1, Math.floor(availableParallelism() / 2)));

const tooManyLogins = defineError('unavailable', 'AUTH.TOO_MANY_LOGINS', {
  zh: '登录人数过多，请稍后再试',
  en: 'too many people log in at the moment',
});

/** @throws AUTH.TOO_MANY_LOGINS */
function whenItsTurn<T>(work: () => Promise<T>): Promise<T> {
  if (inTurn.pendingCount >= MOST_WAITING) throw tooManyLogins({ retryAfter: 5 });
  return inTurn(work);
}

/** Of somebody who may wait: never refused. */
export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, COST));

/** @throws AUTH.TOO_MANY_LOGINS */
export async function matchesPassword(passwordHash: string, password: string): Promise<boolean> {
  // A password is at most this long; hashing megabytes is a gift to an attacker.
  if (password.length > 256) return false;
  return whenItsTurn(() => verify(passwordHash, password));
}

let decoy: Promise<string> | undefined;

/** Costs what a real check costs, so that the time of an answer does not tell whether a login exists. */
export async function pretendToMatch(password: string): Promise<false> {
  decoy ??= hashPassword('no such account');
  await matchesPassword(await decoy, password);
  return false;
}
