import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { Workers } from '@yiwang/workers';
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
export class MessagingPruner {
  constructor(
    workers: Workers,
    private readonly database: Database,
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
  ) {
    workers.add({ name: 'prune-messages', everyMs: EVERY_MS, round: () => this.prune() });
  }

  /** Takes one bite of each table; says whether there may be more: one bite each time would fall behind a busy day for good. */
  async prune(): Promise<boolean> {
    const retention = Math.max(0, ...this.options.topics.filter((topic) => !topic.compacted).map((topic) => topic.retentionDays));
    const keep = Math.max(LEAST_DAYS, retention + LONGER_DAYS);
    let more = false;
    for (const { sql, days } of BITES) if ((await this.database.query(sql, [days(keep)])).length === BATCH) more = true;
    return more;
  }
}
