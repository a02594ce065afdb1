import { describe, expect, it } from '@jest/globals';
import type { BrokerClient } from '@yiwang/messaging';
import type { Database } from '@yiwang/persistence';
import type { Workers } from '@yiwang/workers';
import { ResultsConsumer } from './results-consumer.js';
import type { TakeRecord } from './take-record.js';

/** A consumer as kafkajs has them: it tells of a crash, and its subscription may fail. */
class PlayedConsumer {
  readonly events = { CRASH: 'consumer.crash' };
  crash: (event: { payload: { restart: boolean } }) => void = () => undefined;
  runs = false;
  left = false;
  constructor(private readonly subscribes: boolean) {}
  on(_: string, listener: PlayedConsumer['crash']): void {
    this.crash = listener;
  }
  async connect(): Promise<void> {}
  async subscribe(): Promise<void> {
    if (!this.subscribes) throw new Error('no leader yet');
  }
  async run(): Promise<void> {
    this.runs = true;
  }
  async disconnect(): Promise<void> {
    this.left = true;
  }
}

function reading(...subscribes: boolean[]): { consumers: PlayedConsumer[]; results: ResultsConsumer } {
  const consumers: PlayedConsumer[] = [];
  const broker = {
    topicName: (name: string) => name,
    ensureTopics: async () => undefined,
    consumer: () => {
      const consumer = new PlayedConsumer(subscribes[consumers.length] ?? true);
      consumers.push(consumer);
      return consumer;
    },
  };
  const database = { query: async () => [{ clientId: 'sys-a', orgCode: 'A' }] };
  const workers = { add: () => undefined };
  const results = new ResultsConsumer(
    workers as unknown as Workers,
    broker as unknown as BrokerClient,
    database as unknown as Database,
    {} as TakeRecord,
  );
  return { consumers, results };
}

describe('the reading of results', () => {
  it('stays as it is while the same systems are connected', async () => {
    const { consumers, results } = reading();
    for (let i = 0; i < 3; i++) await results.follow();
    expect(consumers).toMatchObject([{ runs: true, left: false }]);
  });
  it('begins anew after a crash, also where it does not get up at once: nobody sits connected and reads nothing', async () => {
    const { consumers, results } = reading(true, false, true);
    await results.follow();
    consumers[0]!.crash({ payload: { restart: false } });
    await expect(results.follow()).rejects.toThrow('no leader yet');
    await results.follow();
    expect(consumers).toMatchObject([{ runs: true }, { runs: false, left: true }, { runs: true, left: false }]);
    await results.follow();
    expect(consumers).toHaveLength(3);
  });
});
