import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { BrokerClient, type TopicBatch } from '../broker/broker-client.js';
import { isRecordFault } from '../broker/kafka.js';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../messaging.options.js';
import { RelaySignal } from './relay-signal.js';

interface OutboxRow {
  id: string;
  topic: string;
  key: string;
  type: string;
  payload: string;
}

const LEADER_LOCK = 7_251_002;
const BATCH = 500;
const POLL_MS = 100;
const STANDBY_MS = 1000;

/** By "not yet sent", never by `id > last`: a lower identity may commit later. A failing row holds back the later rows of its key only. */
const SELECT = `
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
  private stopping = false;
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
    this.stopping = true;
    this.signal.wake();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      const connection = new pg.Client({
        connectionString: this.options.databaseUrl,
        application_name: `${this.options.name}-relay`,
        keepAlive: true,
      });
      connection.on('error', () => undefined); // the next query fails and tells
      try {
        await connection.connect();
        const { rows } = await connection.query('SELECT pg_try_advisory_lock($1) AS leader', [LEADER_LOCK]);
        if (rows[0].leader) await this.lead(connection);
        else await this.signal.wait(STANDBY_MS);
      } catch (error) {
        if (!this.stopping) this.logger.warn(`relay pauses: ${(error as Error).message}`);
        await this.signal.wait(STANDBY_MS);
      } finally {
        await connection.end().catch(() => undefined);
      }
    }
  }

  private async lead(connection: pg.Client): Promise<void> {
    await this.broker.ensureTopics(this.options.topics);
    while (!this.stopping) {
      const { rows } = await connection.query<OutboxRow>({ name: 'unsent', text: SELECT });
      if (rows.length > 0) await this.send(connection, rows);
      if (rows.length < BATCH && !this.stopping) await this.signal.wait(POLL_MS);
    }
  }

  private async send(connection: pg.Client, rows: OutboxRow[]): Promise<void> {
    try {
      await this.broker.send(toBatches(rows));
      await markSent(connection, rows);
    } catch (error) {
      if (!isRecordFault(error)) throw error;
      await this.sendOneByOne(connection, rows);
    }
  }

  private async sendOneByOne(connection: pg.Client, rows: OutboxRow[]): Promise<void> {
    const held = new Set<string>();
    for (const row of rows) {
      const key = `${row.topic}\u0000${row.key}`;
      if (held.has(key)) continue;
      try {
        await this.broker.send(toBatches([row]));
        await markSent(connection, [row]);
      } catch (error) {
        if (!isRecordFault(error)) throw error;
        held.add(key);
        this.logger.error(`outbox row ${row.id} (${row.type}) cannot be sent: ${(error as Error).message}`);
        await connection.query(
          `UPDATE outbox SET attempts = attempts + 1, last_error = $2,
             retry_at = now() + least(interval '10 minutes', interval '1 second' * power(2, least(attempts, 10))) WHERE id = $1`,
          [row.id, (error as Error).message.slice(0, 500)],
        );
      }
    }
  }
}

const markSent = (connection: pg.Client, rows: OutboxRow[]): Promise<unknown> =>
  connection.query({
    name: 'sent',
    text: 'UPDATE outbox SET sent_at = now() WHERE id = ANY($1::bigint[])',
    values: [rows.map((row) => row.id)],
  });

function toBatches(rows: OutboxRow[]): TopicBatch[] {
  const byTopic = new Map<string, TopicBatch>();
  for (const { topic, key, type, payload } of rows) {
    let batch = byTopic.get(topic);
    if (!batch) byTopic.set(topic, (batch = { topic, messages: [] }));
    batch.messages.push({ key, value: payload, headers: { type } });
  }
  return [...byTopic.values()];
}
