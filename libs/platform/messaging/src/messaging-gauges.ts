import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { messagingMetrics } from './messaging-metrics.js';
import { MESSAGING_OPTIONS, type MessagingOptions } from './messaging.options.js';

const EVERY_MS = 10_000;
/** Counting a large backlog exactly would add to the trouble that made it. */
const READ = `
  SELECT (SELECT count(*)::int FROM (SELECT FROM outbox WHERE sent_at IS NULL LIMIT 100000) unsent) AS unsent,
    (SELECT coalesce(extract(epoch FROM now() - created_at), 0)::float8 FROM outbox WHERE sent_at IS NULL ORDER BY id LIMIT 1) AS oldest,
    (SELECT count(*)::int FROM dead_letters WHERE state = 'open') AS letters`;

/** Measures what lies in the service's tables. Every worker tells the same, so that losing one loses no alert. */
@Injectable()
export class MessagingGauges implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('messaging-gauges');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.options.worker) return;
    this.timer = setInterval(() => {
      this.measure().catch((error: unknown) => this.logger.debug(`cannot measure: ${(error as Error).message}`));
    }, EVERY_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  async measure(): Promise<void> {
    const [row] = await this.database.query<{ unsent: number; oldest: number | null; letters: number }>(READ);
    messagingMetrics.unsent.set(row?.unsent ?? 0);
    messagingMetrics.oldest.set(row?.oldest ?? 0);
    messagingMetrics.openLetters.set(row?.letters ?? 0);
  }
}
