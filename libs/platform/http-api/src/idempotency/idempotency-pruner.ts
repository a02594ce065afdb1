import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG, type PlatformConfig } from '@yiwang/config';
import { Database } from '@yiwang/persistence';
import { logger } from '@yiwang/telemetry';

const EVERY_MS = 5 * 60_000;
const BATCH = 5_000;
const log = logger('idempotency');

// Real time on purpose: a clock moved by a test or the demo must not take the protection of a request just made.
const PRUNE = `DELETE FROM idempotency_keys WHERE ctid = ANY (ARRAY(
  SELECT ctid FROM idempotency_keys WHERE created_at < now() - interval '24 hours' LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)) RETURNING 1`;

/** Deletes keys older than 24 hours, in bites. Any number of workers may run it: they skip each other's rows. */
@Injectable()
export class IdempotencyPruner implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private pruning: Promise<void> | undefined;
  private stopping = false;

  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Pick<PlatformConfig, 'ROLE'>,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.ROLE === 'api') return;
    this.timer = setInterval(() => {
      this.pruning ??= this.prune()
        .catch((error: unknown) => log.warn('keys could not be pruned', { err: error }))
        .finally(() => (this.pruning = undefined));
    }, EVERY_MS);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    await this.pruning;
  }

  /** Until nothing is left: one bite each time would fall behind a busy day for good. */
  async prune(): Promise<void> {
    while (!this.stopping && (await this.database.query(PRUNE)).length === BATCH);
  }
}
