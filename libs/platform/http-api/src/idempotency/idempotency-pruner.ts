import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { Workers } from '@yiwang/workers';

const EVERY_MS = 5 * 60_000;
const BATCH = 5_000;

// Real time on purpose: a clock moved by a test or the demo must not take the protection of a request just made.
const PRUNE = `DELETE FROM idempotency_keys WHERE ctid = ANY (ARRAY(
  SELECT ctid FROM idempotency_keys WHERE created_at < now() - interval '24 hours' LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)) RETURNING 1`;

/** Deletes keys older than 24 hours, in bites. Any number of workers may run it: they skip each other's rows. */
@Injectable()
export class IdempotencyPruner {
  constructor(
    workers: Workers,
    private readonly database: Database,
  ) {
    workers.add({ name: 'prune-idempotency-keys', everyMs: EVERY_MS, round: () => this.prune() });
  }

  /** Takes one bite; says whether there may be more: one bite each time would fall behind a busy day for good. */
  async prune(): Promise<boolean> {
    return (await this.database.query(PRUNE)).length === BATCH;
  }
}
