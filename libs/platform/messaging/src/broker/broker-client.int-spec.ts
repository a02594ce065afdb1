import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { defineTopic } from '@yiwang/event-core';
import { backing, eventually, uniqueName } from '@yiwang/testing';
import { BrokerClient } from './broker-client.js';
import { isRecordFault } from './kafka.js';

const FACTS = defineTopic('facts.v1', { partitions: 1 });
const NARROW = 'narrow.v1';

describe('lanes of a broker client', () => {
  const name = uniqueName('lanes');
  const broker = new BrokerClient({
    name,
    brokers: backing().kafkaBrokers,
    prefix: `${name}.`,
    databaseUrl: '',
    topics: [],
    worker: false,
  });

  beforeAll(async () => {
    await broker.ensureTopics([FACTS]);
    const admin = broker.kafka.admin();
    await admin.connect();
    const configEntries = [{ name: 'max.message.bytes', value: '100' }];
    await admin.createTopics({ waitForLeaders: false, topics: [{ topic: broker.topicName(NARROW), numPartitions: 1, configEntries }] });
    await admin.disconnect();
    await broker.ensureTopics([{ ...FACTS, name: NARROW }]);
  });
  afterAll(() => broker.onApplicationShutdown());

  it('lets what is on its way arrive before it closes, and sends nothing afterwards', async () => {
    const other = new BrokerClient({
      name,
      brokers: backing().kafkaBrokers,
      prefix: `${name}.`,
      databaseUrl: '',
      topics: [],
      worker: false,
    });
    await other.send([{ topic: FACTS.name, messages: [{ key: 'other', value: 'first' }] }], 'warm');
    const sending = other.send([{ topic: FACTS.name, messages: [{ key: 'other', value: 'last' }] }], 'warm');
    await new Promise((resolve) => setImmediate(resolve));
    await other.onApplicationShutdown();
    await expect(sending).resolves.toBeUndefined();
    await expect(other.send([{ topic: FACTS.name, messages: [{ key: 'other', value: 'late' }] }])).rejects.toThrow('closed');
  });

  it('leave each other alone: what the broker refuses on one neither fails nor doubles what another is sending', async () => {
    const refused: unknown[] = [];
    const bad = (async () => {
      for (let i = 0; i < 5; i++) {
        const tooLarge = { topic: NARROW, messages: [{ key: 'k', value: 'x'.repeat(500) }] };
        await broker.send([tooLarge], 'deliveries').catch((error: unknown) => refused.push(error));
      }
    })();
    const values = Array.from({ length: 60 }, (_, i) => String(i));
    for (const value of values) await broker.send([{ topic: FACTS.name, messages: [{ key: 'k', value }] }]);
    await bad;
    expect(refused.map(isRecordFault)).toEqual([true, true, true, true, true]);

    const heard: string[] = [];
    const consumer = broker.kafka.consumer({ groupId: name, maxWaitTimeInMs: 100 });
    await consumer.connect();
    await consumer.subscribe({ topics: [broker.topicName(FACTS.name)], fromBeginning: true });
    await consumer.run({
      eachMessage: async ({ message }) => {
        if (message.key?.toString() === 'k') heard.push(message.value!.toString());
      },
    });
    await eventually(() => expect(heard).toHaveLength(values.length));
    await consumer.disconnect();
    expect(heard).toEqual(values);
  });
});
