import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { defineTopic } from '@yiwang/event-core';
import { uuidv7 } from '@yiwang/kernel';
import { backing, createTestDatabase, eventually, TcpProxy, uniqueName } from '@yiwang/testing';
import pg from 'pg';
import { BrokerClient, type TopicBatch } from '../broker/broker-client.js';
import { messagingMigrations } from '../migrations/index.js';
import type { MessagingOptions } from '../messaging.options.js';
import { RelaySignal } from './relay-signal.js';
import { OutboxRelay, UNSENT } from './relay.js';

const TOPIC = defineTopic('facts.v1', { partitions: 2 });

/** As kafkajs tells that the broker refuses a record for good. */
const refusal = Object.assign(new Error('too large'), { name: 'KafkaJSProtocolError', retriable: false, type: 'MESSAGE_TOO_LARGE' });

/** A broker that can be taken away, can refuse keys, and can be slow. */
class ScriptedBroker {
  readonly sent: string[] = [];
  away = false;
  readonly refused = new Set<string>();
  answerMs = 0;
  sending = 0;
  requests = 0;

  readonly ensureTopics = (): Promise<void> => Promise.resolve();

  readonly send = async (batches: TopicBatch[]): Promise<void> => {
    this.requests++;
    this.sending++;
    try {
      if (this.answerMs > 0) await wait(this.answerMs);
      if (this.away) throw new Error('no broker');
      const messages = batches.flatMap((batch) => batch.messages);
      if (messages.some(({ key }) => this.refused.has(key))) throw refusal;
      this.sent.push(...messages.map(({ value }) => value));
    } finally {
      this.sending--;
    }
  };
}

describe('OutboxRelay', () => {
  Logger.overrideLogger(false);
  let db: pg.Client;
  let appUrl: string;
  let broker: ScriptedBroker;
  let relays: { relay: OutboxRelay; signal: RelaySignal }[] = [];

  const start = (databaseUrl = appUrl, using: unknown = broker): { relay: OutboxRelay; signal: RelaySignal } => {
    const options: MessagingOptions = { name: 'facts', brokers: [], prefix: '', databaseUrl, topics: [TOPIC], worker: true };
    const signal = new RelaySignal();
    const relay = new OutboxRelay(using as BrokerClient, signal, options);
    relay.onApplicationBootstrap();
    relays.push({ relay, signal });
    return { relay, signal };
  };
  const add = async (...facts: string[]): Promise<void> => {
    for (const fact of facts)
      await db.query("INSERT INTO outbox (event_id, topic, key, type, payload) VALUES ($1, $2, $3, 'x', $4)", [
        uuidv7(),
        TOPIC.name,
        fact[0],
        fact,
      ]);
  };
  const unsent = async (): Promise<string[]> =>
    (await db.query<{ payload: string }>('SELECT payload FROM outbox WHERE sent_at IS NULL ORDER BY id')).rows.map((r) => r.payload);
  const allSent = (): Promise<void> => eventually(async () => expect(await unsent()).toEqual([]));
  const leaders = async (): Promise<number[]> =>
    (
      await db.query<{ pid: number }>(
        `SELECT pid FROM pg_locks JOIN pg_database d ON d.oid = database
         WHERE locktype = 'advisory' AND d.datname = current_database() AND granted`,
      )
    ).rows.map(({ pid }) => pid);

  beforeAll(async () => {
    ({ appUrl } = await createTestDatabase('relay', messagingMigrations));
    db = new pg.Client({ connectionString: appUrl });
    await db.connect();
  });
  beforeEach(async () => {
    await db.query('DELETE FROM outbox');
    broker = new ScriptedBroker();
    relays = [];
  });
  afterEach(() => Promise.all(relays.map(({ relay }) => relay.onApplicationShutdown())));
  afterAll(() => db.end());

  it('sends what lay while the broker was away, in order and without a mark before', async () => {
    broker.away = true;
    start();
    await add('a1', 'b1', 'a2');
    await eventually(() => expect(broker.requests).toBeGreaterThan(0));
    expect(await unsent()).toEqual(['a1', 'b1', 'a2']);
    broker.away = false;
    await allSent();
    expect(broker.sent).toEqual(['a1', 'b1', 'a2']);
  });

  it('holds back only the key of a record that the broker refuses, and shows it', async () => {
    broker.refused.add('b');
    start();
    await add('a1', 'b1', 'c1', 'b2', 'a2');
    await eventually(async () => expect(await unsent()).toEqual(['b1', 'b2']));
    await add('b3', 'c2');
    await eventually(async () => expect(await unsent()).toEqual(['b1', 'b2', 'b3']));
    const { rows } = await db.query('SELECT payload, attempts > 0 AS tried, last_error FROM outbox WHERE sent_at IS NULL ORDER BY id');
    expect(rows).toEqual([
      { payload: 'b1', tried: true, last_error: 'too large' },
      { payload: 'b2', tried: false, last_error: null },
      { payload: 'b3', tried: false, last_error: null },
    ]);
    broker.refused.clear();
    await allSent();
    expect(broker.sent.filter((value) => value.startsWith('b'))).toEqual(['b1', 'b2', 'b3']);
  });

  it('never sends a later row of a refused key, however many requests one round takes', async () => {
    broker.refused.add('b');
    start();
    const big = 'x'.repeat(300_000);
    await add('b1', `a1${big}`, `a2${big}`, `a3${big}`, 'b2', 'a4');
    await eventually(async () => expect(await unsent()).toEqual(['b1', 'b2']));
    expect(broker.sent.some((value) => value.startsWith('b'))).toBe(false);
  });

  it('is led by one of several, and by another when that one stops', async () => {
    start();
    await eventually(async () => expect(await leaders()).toHaveLength(1));
    start();
    await wait(300);
    expect(await leaders()).toHaveLength(1);
    await add('a1', 'a2');
    await allSent();
    await relays[0]!.relay.onApplicationShutdown();
    await add('a3');
    await allSent();
    expect(broker.sent).toEqual(['a1', 'a2', 'a3']);
  });

  it('keeps its one connection while it stands by, however often it is woken', async () => {
    start();
    await eventually(async () => expect(await leaders()).toHaveLength(1));
    const standby = start();
    const backends = async (): Promise<number[]> =>
      (
        await db.query<{ pid: number }>(
          "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'facts-relay' ORDER BY pid",
        )
      ).rows.map(({ pid }) => pid);
    await eventually(async () => expect(await backends()).toHaveLength(2));
    const before = await backends();
    for (let i = 0; i < 50; i++) {
      standby.signal.wake();
      await wait(5);
    }
    expect(await backends()).toEqual(before);
  });

  it('marks nothing after it lost its connection, and sends again what it could not mark', async () => {
    const proxy = await TcpProxy.to(appUrl);
    start(proxy.through(appUrl));
    await add('a0');
    await allSent();
    broker.answerMs = 300;
    await add('a1', 'a2');
    await eventually(() => expect(broker.sending).toBe(1));
    await proxy.cut(); // between sending and marking
    await wait(500);
    expect(broker.sent).toEqual(['a0', 'a1', 'a2']);
    expect(await unsent()).toEqual(['a1', 'a2']);
    broker.answerMs = 0;
    await proxy.restore();
    await allSent();
    expect(broker.sent).toEqual(['a0', 'a1', 'a2', 'a1', 'a2']);
    await Promise.all(relays.map(({ relay }) => relay.onApplicationShutdown()));
    await proxy.cut();
  });

  it('finishes the request under way when it is stopped, marks it, and frees the lock', async () => {
    broker.answerMs = 300;
    const { relay } = start();
    await add('a1');
    await eventually(() => expect(broker.sending).toBe(1));
    await relay.onApplicationShutdown();
    expect([broker.sent, await unsent()]).toEqual([['a1'], []]);
    await eventually(async () => expect(await leaders()).toEqual([]));
  });

  it('walks the index through a backlog, whatever the statistics of quiet days say', async () => {
    await db.query('DELETE FROM outbox');
    const connection = (start().relay as unknown as { connection(): pg.Client }).connection();
    await connection.connect();
    const { rows } = await connection.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${UNSENT}`);
    await connection.end();
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('Index Scan using outbox_unsent');
    expect(plan).not.toMatch(/Sort|Seq Scan/);
  });

  it('stops at once while it stands by or waits for a database that is away', async () => {
    const proxy = await TcpProxy.to(appUrl);
    await proxy.cut();
    const { relay } = start(proxy.through(appUrl));
    await wait(100);
    const began = performance.now();
    await relay.onApplicationShutdown();
    expect(performance.now() - began).toBeLessThan(900);
  });

  it('brings through a real broker more rows of one key than one request may hold', async () => {
    const name = uniqueName('relay');
    const real = new BrokerClient({
      ...{ name, brokers: backing().kafkaBrokers, prefix: `${name}.` },
      ...{ databaseUrl: '', topics: [TOPIC], worker: false },
    });
    const facts = Array.from({ length: 200 }, (_, n) => `a${String(n).padStart(3, '0')}${'x'.repeat(15_000)}`);
    await db.query(
      "INSERT INTO outbox (event_id, topic, key, type, payload) SELECT gen_random_uuid(), $1, 'a', 'x', * FROM unnest($2::text[])",
      [TOPIC.name, facts],
    );
    await add(`b${'x'.repeat(2_000_000)}`, 'b2', 'c1');
    const { relay } = start(appUrl, real);
    await eventually(async () => expect((await unsent()).map((fact) => fact.slice(0, 2))).toEqual(['bx', 'b2']), 30_000);
    const heard: string[] = [];
    const consumer = real.kafka.consumer({ groupId: name, maxWaitTimeInMs: 100 });
    await consumer.connect();
    await consumer.subscribe({ topics: [real.topicName(TOPIC.name)], fromBeginning: true });
    await consumer.run({ eachMessage: async ({ message }) => void heard.push(message.value!.toString().slice(0, 4)) });
    await eventually(() => expect(heard).toContain('c1'));
    await eventually(() => expect(heard.filter((fact) => fact.startsWith('a'))).toEqual(facts.map((fact) => fact.slice(0, 4))));
    await consumer.disconnect();
    await relay.onApplicationShutdown();
    await real.onApplicationShutdown();
  });
});
