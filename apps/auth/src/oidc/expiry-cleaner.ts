import { Injectable } from '@nestjs/common';
import { Workers } from '@yiwang/workers';
import { LoginAttempts } from '../account/login-attempts.js';
import { PayloadStore } from './payload-store.js';

const EVERY_MS = 60_000;
const BATCH = 2_000;

/** Removes expired sessions, codes, tokens and attempts, in a worker. Reading never depends on it: expiry is judged at reading. */
@Injectable()
export class ExpiryCleaner {
  constructor(
    workers: Workers,
    private readonly payloads: PayloadStore,
    private readonly attempts: LoginAttempts,
  ) {
    workers.add({ name: 'remove-expired', everyMs: EVERY_MS, round: () => this.clean() });
  }

  /** Takes one bite; says whether there may be more. */
  async clean(): Promise<boolean> {
    const more = (await this.payloads.prune(BATCH)) === BATCH;
    if (!more) await this.attempts.prune();
    return more;
  }
}
