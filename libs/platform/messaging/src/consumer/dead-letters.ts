import { Injectable } from '@nestjs/common';
import { defineError } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import type { Delivery } from './event-handler.js';
import type { Unreadable } from './read-records.js';

export type DeadLetterReason = 'malformed' | 'rejected' | 'failed' | 'parked';

/** 死信 — an event that could not be handled, kept until a person replays or drops it. */
export interface DeadLetter {
  id: string;
  consumer: string;
  event_id: string;
  topic: string;
  key: string;
  type: string;
  payload: string;
  reason: DeadLetterReason;
  error: string;
  attempts: number;
  state: 'open' | 'replayed' | 'dropped';
  created_at: Date;
  replay_requested_at: Date | null;
  resolved_at: Date | null;
  resolved_by: string | null;
}

export const deadLetterNotFound = defineError('not-found', 'MESSAGING.DEAD_LETTER_NOT_FOUND', {
  zh: '没有这条待处理的死信',
  en: 'There is no such open dead letter',
});

const ERROR_LENGTH = 2000;

@Injectable()
export class DeadLetters {
  constructor(
    private readonly database: Database,
    private readonly uow: UnitOfWork,
  ) {}

  /** Which of these keys have an open dead letter, as `consumer key`. Consumer `*` stands for every handler of the service. */
  async parkedAmong(deliveries: readonly Delivery[]): Promise<Set<string>> {
    const keys = [...new Set(deliveries.filter((d) => !d.state).map((d) => d.raw.key))];
    if (keys.length === 0) return new Set();
    const rows = await this.database.query<{ consumer: string; key: string }>(
      "SELECT DISTINCT consumer, key FROM dead_letters WHERE state = 'open' AND key = ANY($1::text[])",
      [keys],
    );
    return new Set(rows.map((row) => `${row.consumer} ${row.key}`));
  }

  /** Keeps the later event of a parked key behind the earlier one. Returns false when the key was freed in the meantime. Needs a unit of work. */
  async park(delivery: Delivery): Promise<boolean> {
    const { consumer } = delivery.handler;
    await this.lockKey(delivery.raw.key);
    const [waiting] = await this.database.query(
      "SELECT 1 FROM dead_letters WHERE state = 'open' AND key = $1 AND consumer = ANY($2::text[]) LIMIT 1",
      [delivery.raw.key, [consumer, '*']],
    );
    if (!waiting) return false;
    await this.insert({ ...describe(delivery), reason: 'parked', error: 'an earlier event of this key is a dead letter', attempts: 0 });
    return true;
  }

  /** Records a failed event, which parks its key. */
  async add(delivery: Delivery, reason: DeadLetterReason, error: unknown, attempts: number): Promise<void> {
    await this.uow.run(() => this.insert({ ...describe(delivery), reason, error: textOf(error), attempts }));
  }

  async addUnreadable({ raw, ...letter }: Unreadable): Promise<void> {
    await this.uow.run(() =>
      this.insert({ ...letter, topic: raw.topic, key: raw.key, payload: raw.value, reason: 'malformed', attempts: 1 }),
    );
  }

  /** Serialises whoever parks behind a key with whoever frees it. */
  async lockKey(key: string): Promise<void> {
    await this.database.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7251003))', [key]);
  }

  /** After a letter is settled: what was only parked behind it may go on. */
  async releaseNext(key: string): Promise<void> {
    await this.database.query(
      `UPDATE dead_letters SET replay_requested_at = clock_timestamp()
       WHERE reason = 'parked' AND id IN (SELECT min(id) FROM dead_letters WHERE state = 'open' AND key = $1 GROUP BY consumer)
         AND NOT EXISTS (SELECT 1 FROM dead_letters WHERE state = 'open' AND key = $1 AND consumer = '*')`,
      [key],
    );
  }

  async find(id: string): Promise<DeadLetter> {
    const [letter] = await this.database.query<DeadLetter & { [column: string]: unknown }>('SELECT * FROM dead_letters WHERE id = $1', [
      id,
    ]);
    if (!letter) throw deadLetterNotFound();
    return letter;
  }

  async list(query: { state: string; beforeId: string | null; limit: number }): Promise<DeadLetter[]> {
    return this.database.query<DeadLetter & { [column: string]: unknown }>(
      'SELECT * FROM dead_letters WHERE state = $1 AND ($2::bigint IS NULL OR id < $2) ORDER BY id DESC LIMIT $3',
      [query.state, query.beforeId, query.limit],
    );
  }

  /** Asks the worker to replay the letter and everything parked behind it, in order. */
  async requestReplay(id: string): Promise<void> {
    await this.uow.run(() =>
      this.database.write(
        `UPDATE dead_letters d SET replay_requested_at = clock_timestamp() FROM dead_letters asked
         WHERE asked.id = $1 AND asked.state = 'open' AND d.id = (
           SELECT min(first.id) FROM dead_letters first WHERE first.state = 'open' AND first.key = asked.key AND first.consumer = asked.consumer)`,
        [id],
        { rows: 1, otherwise: deadLetterNotFound },
      ),
    );
  }

  /** Gives the event up for good; the events parked behind it go on. */
  async drop(id: string, by: string): Promise<void> {
    await this.uow.run(async () => {
      const [letter] = await this.database.query<{ key: string }>("SELECT key FROM dead_letters WHERE id = $1 AND state = 'open'", [id]);
      if (!letter) throw deadLetterNotFound();
      await this.lockKey(letter.key);
      await this.database.query(
        "UPDATE dead_letters SET state = 'dropped', resolved_at = now(), resolved_by = $2 WHERE id = $1 AND state = 'open'",
        [id, by],
      );
      await this.releaseNext(letter.key);
    });
  }

  private async insert(
    letter: Pick<DeadLetter, 'consumer' | 'topic' | 'key' | 'type' | 'payload' | 'reason' | 'error' | 'attempts'> & { eventId: string },
  ): Promise<void> {
    await this.database.query(
      `INSERT INTO dead_letters (consumer, event_id, topic, key, type, payload, reason, error, attempts)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (consumer, event_id) DO NOTHING`,
      [
        letter.consumer,
        letter.eventId,
        letter.topic,
        letter.key,
        letter.type,
        letter.payload,
        letter.reason,
        letter.error.slice(0, ERROR_LENGTH),
        letter.attempts,
      ],
    );
  }
}

const describe = ({ handler, event, raw }: Delivery) => ({
  consumer: handler.consumer,
  eventId: event.id,
  topic: raw.topic,
  key: raw.key,
  type: event.type,
  payload: raw.value,
});

export const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
