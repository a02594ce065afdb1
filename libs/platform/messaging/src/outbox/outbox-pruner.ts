import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../messaging.options.js';

const EVERY_MS = 60_000;
const BATCH = 5000;

/** Facts stay 7 days in Kafka. What guards against a repeat must stay longer than what may be repeated. */
const KEEP = "interval '14 days'";

/** Deletes sent outbox rows and old inbox rows in small bites; any number of workers may do it at once. */
@Injectable()
export class OutboxPruner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('outbox-pruner');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.options.worker) return;
    this.timer = setInterval(() => {
      this.prune().catch((error: unknown) => this.logger.warn(`cannot prune: ${(error as Error).message}`));
    }, EVERY_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async prune(): Promise<void> {
    await this.database.query(
      `DELETE FROM outbox WHERE id IN (
         SELECT id FROM outbox WHERE sent_at < now() - ${KEEP} ORDER BY sent_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`,
    );
    await this.database.query(
      `DELETE FROM inbox WHERE ctid IN (SELECT ctid FROM inbox WHERE received_at < now() - ${KEEP} LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`,
    );
  }
}
