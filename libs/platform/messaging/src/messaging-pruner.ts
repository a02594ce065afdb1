import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { MESSAGING_OPTIONS, type MessagingOptions } from './messaging.options.js';

const EVERY_MS = 60_000;
const BATCH = 5000;
/** What guards against a repeat must stay longer than what may be repeated: by a week than the longest retention. */
const LONGER_DAYS = 7;
const LEAST_DAYS = 14;
/** A decision about a dead letter stays readable for as long as somebody may ask about it. */
const LETTER_DAYS = 90;

const bite = (table: string, condition: string): string =>
  `DELETE FROM ${table} WHERE ctid = ANY (ARRAY(
     SELECT ctid FROM ${table} WHERE ${condition} LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)) RETURNING 1`;

const BITES = [
  { sql: bite('outbox', 'sent_at IS NOT NULL AND created_at < now() - make_interval(days => $1)'), days: (keep: number) => keep },
  { sql: bite('inbox', 'received_at < now() - make_interval(days => $1)'), days: (keep: number) => keep },
  {
    sql: bite('dead_letters', "state <> 'open' AND resolved_at < now() - make_interval(days => $1)"),
    days: (keep: number) => Math.max(keep, LETTER_DAYS),
  },
];

/** Deletes sent outbox rows, old inbox rows and settled dead letters in bites; any number of workers may do it at once. */
@Injectable()
export class MessagingPruner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('messaging-pruner');
  private timer: NodeJS.Timeout | undefined;
  private pruning: Promise<void> | undefined;
  private stopping = false;

  constructor(
    private readonly database: Database,
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.options.worker) return;
    this.timer = setInterval(() => {
      this.pruning ??= this.prune()
        .catch((error: unknown) => this.logger.warn(`cannot prune: ${(error as Error).message}`))
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
    const retention = Math.max(0, ...this.options.topics.filter((topic) => !topic.compacted).map((topic) => topic.retentionDays));
    const keep = Math.max(LEAST_DAYS, retention + LONGER_DAYS);
    for (const { sql, days } of BITES) while (!this.stopping && (await this.database.query(sql, [days(keep)])).length === BATCH);
  }
}
