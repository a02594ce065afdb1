import { Injectable } from '@nestjs/common';
import { defineError, isAppError } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import type { Delivery } from './event-handler.js';
import type { Unreadable } from './read-records.js';

export type DeadLetterReason = 'malformed' | 'rejected' | 'failed' | 'parked';

/** 死信 — an event that could not be handled, kept until a person replays or drops it. As it lies in the table. */
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
// Named, because a prepared `SELECT *` breaks when a migration adds a column beside the running service.
const COLUMNS =
  'id, consumer, event_id, topic, key, type, payload, reason, error, attempts, state, created_at, replay_requested_at, resolved_at, resolved_by';
type DeadLetterRow = DeadLetter & Record<string, unknown>;

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

  /**
   * Whether the event must not be handled now: handled before (it was delivered again), already a dead letter, or behind an earlier one
   * of its key; then it is parked. Needs a unit of work.
   */
  async holdBack(delivery: Delivery): Promise<boolean> {
    if (delivery.state) return false;
    const { consumer } = delivery.handler;
    const [found] = await this.database.query<{ known: boolean; parked: boolean }>(
      `SELECT EXISTS (SELECT FROM inbox WHERE consumer = $1 AND event_id = $2::uuid)
           OR EXISTS (SELECT FROM dead_letters WHERE consumer = $1 AND event_id = $2::text) AS known,
         EXISTS (SELECT FROM dead_letters WHERE state = 'open' AND key = $3 AND consumer IN ($1, '*')) AS parked`,
      [consumer, delivery.event.id, delivery.raw.key],
    );
    if (found?.known) return true;
    return found?.parked === true && (await this.park(delivery));
  }

  /** Returns false when the key was freed in the meantime. */
  private async park(delivery: Delivery): Promise<boolean> {
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
  async add(delivery: Delivery, error: unknown, attempts: number): Promise<void> {
    await this.uow.run(() => this.insert({ ...describe(delivery), reason: reasonOf(error), error: textOf(error), attempts }));
  }

  async addUnreadable({ raw, ...letter }: Unreadable): Promise<void> {
    await this.uow.run(() =>
      this.insert({ ...letter, topic: raw.topic, key: raw.key, payload: raw.value, reason: 'malformed', attempts: 1 }),
    );
  }

  /** Serialises whoever parks behind a key with whoever frees it. Taken before any row of the key, or two of them could wait for each other. */
  private async lockKey(key: string): Promise<void> {
    await this.database.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7251003))', [key]);
  }

  /** After a letter is settled: what was only parked behind it may go on. */
  private async releaseNext(key: string): Promise<void> {
    await this.database.query(
      `UPDATE dead_letters SET replay_requested_at = clock_timestamp()
       WHERE reason = 'parked' AND id IN (SELECT min(id) FROM dead_letters WHERE state = 'open' AND key = $1 GROUP BY consumer)
         AND NOT EXISTS (SELECT 1 FROM dead_letters WHERE state = 'open' AND key = $1 AND consumer = '*')`,
      [key],
    );
  }

  /** @throws MESSAGING.DEAD_LETTER_NOT_FOUND */
  async find(id: string): Promise<DeadLetter> {
    const [letter] = await this.database.query<DeadLetterRow>(`SELECT ${COLUMNS} FROM dead_letters WHERE id = $1`, [id]);
    if (!letter) throw deadLetterNotFound();
    return letter;
  }

  /** Newest first. */
  async list(query: { state: string; beforeId: string | null; limit: number }): Promise<DeadLetter[]> {
    return this.database.query<DeadLetterRow>(
      `SELECT ${COLUMNS} FROM dead_letters WHERE state = $1 AND ($2::bigint IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      [query.state, query.beforeId, query.limit],
    );
  }

  /** The oldest letter that an operator wants replayed, if any; by its id and key, since the key is to be locked before the row. */
  async nextRequested(): Promise<{ id: string; key: string } | undefined> {
    const [next] = await this.database.query<{ id: string; key: string }>(
      "SELECT id, key FROM dead_letters WHERE state = 'open' AND replay_requested_at IS NOT NULL ORDER BY id LIMIT 1",
    );
    return next;
  }

  /** Locks the letter for its replay. Nothing when another worker or an operator was faster. Needs a unit of work. */
  async takeRequested(id: string, key: string): Promise<DeadLetter | undefined> {
    await this.lockKey(key);
    const [letter] = await this.database.query<DeadLetterRow>(
      `SELECT ${COLUMNS} FROM dead_letters WHERE id = $1 AND state = 'open' AND replay_requested_at IS NOT NULL FOR UPDATE`,
      [id],
    );
    return letter;
  }

  /** The event has been handled; what was parked behind it may go on. Needs a unit of work. */
  async settle({ id, key }: DeadLetter): Promise<void> {
    await this.database.query("UPDATE dead_letters SET state = 'replayed', resolved_at = now() WHERE id = $1", [id]);
    await this.releaseNext(key);
  }

  /** The replay failed: it waits for a person again, under the reason of now. */
  async keepOpen({ id }: DeadLetter, error: unknown): Promise<void> {
    await this.database.query(
      `UPDATE dead_letters SET attempts = attempts + 1, reason = CASE WHEN reason = 'malformed' THEN reason ELSE $3 END, error = $2, replay_requested_at = NULL
       WHERE id = $1 AND state = 'open'`,
      [id, storable(textOf(error).slice(0, ERROR_LENGTH)), reasonOf(error)],
    );
  }

  /** Asks the worker to replay the first open letter of its key, and behind it, in order, everything parked. */
  async requestReplay(id: string): Promise<void> {
    await this.uow.run(() =>
      this.database.write(
        `UPDATE dead_letters d SET replay_requested_at = clock_timestamp() FROM dead_letters asked
         WHERE asked.id = $1 AND asked.state = 'open' AND d.id = (
           SELECT min(first.id) FROM dead_letters first
           WHERE first.state = 'open' AND first.key = asked.key AND first.consumer IN (asked.consumer, '*'))`,
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
      const dropped = await this.database.query(
        "UPDATE dead_letters SET state = 'dropped', resolved_at = now(), resolved_by = $2 WHERE id = $1 AND state = 'open' RETURNING 1",
        [id, by],
      );
      if (dropped.length === 0) throw deadLetterNotFound(); // replayed while we waited
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
        storable(letter.payload),
        letter.reason,
        storable(letter.error.slice(0, ERROR_LENGTH)),
        letter.attempts,
      ],
    );
  }
}

const describe = ({ handler, event, raw }: Delivery) => ({
  consumer: handler.consumer,
  eventId: event.id.toLowerCase(),
  topic: raw.topic,
  key: raw.key,
  type: event.type,
  payload: raw.value,
});

/** PostgreSQL's text takes every character but NUL. A letter that cannot be written would stop its partition for ever. */
export const storable = (text: string): string => text.replaceAll('\u0000', '\ufffd');

/** A rule said no, or something broke. */
export const reasonOf = (error: unknown): 'rejected' | 'failed' => (isAppError(error) ? 'rejected' : 'failed');

/** Whether a delivery waits behind one of the keys that `parkedAmong` found. */
export const isParked = (parked: ReadonlySet<string>, { handler, raw, state }: Delivery): boolean =>
  !state && (parked.has(`${handler.consumer} ${raw.key}`) || parked.has(`* ${raw.key}`));

export const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
