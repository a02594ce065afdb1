import { setTimeout as wait } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { BrokerClient } from '../broker/broker-client.js';
import { isRecordFault } from '../broker/kafka.js';
import { messagingMetrics } from '../messaging-metrics.js';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../messaging.options.js';
import { inPortions, toBatches, type OutboxRow } from './outbox-rows.js';
import { RelaySignal } from './relay-signal.js';

const LEADER_LOCK = 7_251_002;
const BATCH = 500;
const POLL_MS = 100;
/**
 * After a wake-up, so that the facts of neighbouring requests leave in one go: each round costs the same for one fact as for fifty, here,
 * at the broker and at everyone who listens. The longer wait is for a stream that brings many even so.
 */
const GATHER_MS = 20;
const GATHER_STREAM_MS = 60;
const STREAM_ROWS = 8;
const STANDBY_MS = 1000;
const CLOSE_MS = 1000;

/**
 * The server must notice within seconds that a leader's machine is gone, or the lock would outlive it by the system's two hours; and the
 * leader must notice that the server is.
 */
const LIVENESS =
  '-c statement_timeout=15s -c lock_timeout=5s -c tcp_keepalives_idle=5 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3 -c tcp_user_timeout=15000';
/**
 * Statistics say that nothing lies in the outbox, since nearly always nothing does; by them the planner would sort the whole backlog for
 * each 500 rows, just when it is large (50,000 rows: 41 ms instead of 0.3). Without these it walks the index.
 */
const PLANS = '-c jit=off -c enable_sort=off -c enable_bitmapscan=off -c enable_seqscan=off';

/** By "not yet sent", never by `id > last`: a lower identity may commit later. A failing row holds back the later rows of its key only. */
export const UNSENT = `
  SELECT id, topic, key, type, payload FROM outbox o
  WHERE sent_at IS NULL
    AND NOT EXISTS (
      SELECT 1 FROM outbox f
      WHERE f.sent_at IS NULL AND f.attempts > 0 AND f.retry_at > now() AND f.topic = o.topic AND f.key = o.key AND f.id <= o.id)
  ORDER BY id LIMIT ${BATCH}`;

/**
 * 转发 — sends outbox rows to Kafka in order. One leader for each service, by an advisory lock on the very connection that marks rows as
 * sent: a leader that lost its lock has lost its connection, too, and cannot mark. It may send twice, never too little; consumers have an inbox.
 */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('outbox-relay');
  private readonly stop = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly broker: BrokerClient,
    private readonly signal: RelaySignal,
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
  ) {}

  onApplicationBootstrap(): void {
    if (this.options.worker) this.running = this.run();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stop.abort();
    this.signal.wake();
    await this.running;
  }

  private get stopping(): boolean {
    return this.stop.signal.aborted;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      const connection = this.connection();
      try {
        await connection.connect();
        while (!this.stopping) {
          const { rows } = await connection.query<{ leader: boolean }>('SELECT pg_try_advisory_lock($1) AS leader', [LEADER_LOCK]);
          if (rows[0]?.leader) await this.lead(connection);
          else await this.pause(STANDBY_MS);
        }
      } catch (error) {
        if (!this.stopping) this.logger.warn(`relay pauses: ${(error as Error).message}`);
        await this.pause(STANDBY_MS);
      } finally {
        messagingMetrics.leads.set(0);
        await Promise.race([connection.end().catch(() => undefined), wait(CLOSE_MS, undefined, { ref: false })]);
      }
    }
  }

  private connection(): pg.Client {
    const connection = new pg.Client({
      connectionString: this.options.databaseUrl,
      application_name: `${this.options.name}-relay`,
      options: `${LIVENESS} ${PLANS}`,
      connectionTimeoutMillis: 5000,
      query_timeout: 20_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 5000,
    });
    connection.on('error', () => undefined); // the next query fails and tells
    return connection;
  }

  /** Returns when the service stops. @throws when the database or the broker is away; leadership ends with the connection */
  private async lead(connection: pg.Client): Promise<void> {
    messagingMetrics.leads.set(1);
    await this.broker.ensureTopics(this.options.topics);
    while (!this.stopping) {
      const { rows } = await connection.query<OutboxRow>({ name: 'unsent', text: UNSENT });
      await this.sendAll(connection, rows);
      if (rows.length === BATCH || this.stopping) continue;
      await this.signal.wait(POLL_MS);
      await this.pause(rows.length < STREAM_ROWS ? GATHER_MS : GATHER_STREAM_MS);
    }
  }

  private async sendAll(connection: pg.Client, rows: OutboxRow[]): Promise<void> {
    /** Keys of refused rows: what follows of them was selected before anybody knew. */
    const held = new Set<string>();
    for (const portion of inPortions(rows)) {
      const free = portion.filter((row) => !held.has(keyOf(row)));
      if (free.length > 0) await this.send(connection, free, held);
    }
  }

  private async send(connection: pg.Client, rows: OutboxRow[], held: Set<string>): Promise<void> {
    try {
      await this.broker.send(toBatches(rows));
    } catch (error) {
      if (!isRecordFault(error)) throw error;
      if (rows.length > 1) {
        for (const row of rows) if (!held.has(keyOf(row))) await this.send(connection, [row], held);
      } else {
        held.add(keyOf(rows[0]!));
        await this.markRefused(connection, rows[0]!, error as Error);
      }
      return;
    }
    await markSent(connection, rows);
  }

  private async markRefused(connection: pg.Client, row: OutboxRow, { message }: Error): Promise<void> {
    this.logger.error(`outbox row ${row.id} (${row.type}) cannot be sent: ${message}`);
    messagingMetrics.refused.inc({ topic: row.topic });
    await connection.query(
      `UPDATE outbox SET attempts = attempts + 1, last_error = $2,
         retry_at = now() + least(interval '10 minutes', interval '1 second' * power(2, least(attempts, 10))) WHERE id = $1`,
      [row.id, message.slice(0, 500)],
    );
  }

  private pause(ms: number): Promise<void> {
    return wait(ms, undefined, { signal: this.stop.signal }).catch(() => undefined);
  }
}

const keyOf = (row: OutboxRow): string => `${row.topic}\u0000${row.key}`;

async function markSent(connection: pg.Client, rows: OutboxRow[]): Promise<void> {
  await connection.query({
    name: 'sent',
    text: 'UPDATE outbox SET sent_at = now() WHERE id = ANY($1::bigint[])',
    values: [rows.map((row) => row.id)],
  });
  for (const { topic } of rows) messagingMetrics.sent.inc({ topic });
}
