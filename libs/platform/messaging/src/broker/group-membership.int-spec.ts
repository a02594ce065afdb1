import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { defineTopic } from '@yiwang/event-core';
import { backing, uniqueName } from '@yiwang/testing';
import kafkajs, { type PartitionAssigner } from 'kafkajs';
import { BrokerClient } from './broker-client.js';

const FACTS = defineTopic('facts.v1', { partitions: 2 });
/** Longer than an ordinary request may take, and not longer than a member's session. */
const LEADER_SESSION_MS = 18_000;

describe('a member of a consumer group', () => {
  const name = uniqueName('group');
  const groupId = `${name}.group`;
  const options = { name, brokers: backing().kafkaBrokers, prefix: `${name}.`, databaseUrl: '', topics: [], worker: false };
  const broker = new BrokerClient(options);
  const consumer = broker.consumer({ groupId, heartbeatInterval: 300 });
  let release: (nothing: []) => void = () => undefined;
  const silence = new Promise<[]>((resolve) => (release = resolve));
  const leader = new kafkajs.Kafka({ clientId: 'leader', brokers: options.brokers, logLevel: kafkajs.logLevel.NOTHING }).consumer({
    groupId,
    sessionTimeout: LEADER_SESSION_MS,
    heartbeatInterval: 300,
    retry: { restartOnFailure: () => Promise.resolve(false) },
    partitionAssigners: [diesWhenOthersCome()],
  });

  beforeAll(() => broker.ensureTopics([FACTS]));
  afterAll(async () => {
    release([]);
    await Promise.all([leader.disconnect(), consumer.disconnect()]);
    await broker.onApplicationShutdown();
  });

  /** Leads the group while it is alone in it; once it is to say who gets what, it says nothing any more, as a process that was killed. */
  function diesWhenOthersCome(): PartitionAssigner {
    return (config) => {
      const assigner = kafkajs.PartitionAssigners.roundRobin!(config);
      return { ...assigner, assign: (group) => (group.members.length > 1 ? silence : assigner.assign(group)) };
    };
  }

  it('waits for a leader that died, for as long as that one holds its place, and then goes on', async () => {
    const topics = [broker.topicName(FACTS.name)];
    await leader.connect();
    await leader.subscribe({ topics });
    const leads = new Promise<void>((resolve) => leader.on('consumer.group_join', () => resolve()));
    await leader.run({ eachMessage: () => Promise.resolve() });
    await leads;

    const crashes: string[] = [];
    consumer.on('consumer.crash', ({ payload }) => void crashes.push(payload.error.message));
    const joined = new Promise<number>((resolve) =>
      consumer.on('consumer.group_join', ({ payload }) => resolve(Object.values(payload.memberAssignment).flat().length)),
    );
    await consumer.connect();
    await consumer.subscribe({ topics });
    const running = consumer.run({ eachMessage: () => Promise.resolve() });
    expect(await joined).toBe(FACTS.partitions);
    expect(crashes).toEqual([]);
    await running;
  }, 60_000);
});
