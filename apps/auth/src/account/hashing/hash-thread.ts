import { constants, getPriority, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { hashSync, verifySync } from '@node-rs/argon2';

/*
 * Runs in a thread of its own, as source under the tests and compiled in a service: it imports packages only, and its types are its own.
 */

/** argon2id (the library's default variant) with OWASP's first recommendation: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** To make a hash of a password, or to hold it against one. */
export interface HashWork {
  password: string;
  against?: string;
}

/** What became of it; the error's text names the hash's fault, never the password. */
export type HashDone = { made: string } | { matches: boolean } | { error: string };

/**
 * Behind whatever else the machine has to do. On Linux a priority is a thread's own and the call is about the thread that makes it; elsewhere it
 * would be the whole process's, so it is left as it is.
 */
function stepBack(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(Math.min(constants.priority.PRIORITY_LOW, getPriority() + constants.priority.PRIORITY_BELOW_NORMAL));
  } catch {
    // A sandbox that forbids the call has no effect on what is hashed, only on who waits for whom.
  }
}

function done({ password, against }: HashWork): HashDone {
  try {
    return against === undefined ? { made: hashSync(password, COST) } : { matches: verifySync(against, password) };
  } catch (error) {
    return { error: String(error) };
  }
}

stepBack();
parentPort?.on('message', (work: HashWork) => parentPort!.postMessage(done(work)));
