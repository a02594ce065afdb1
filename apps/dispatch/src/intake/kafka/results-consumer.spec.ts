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

function reading(...subscribes: boolean[]) {
  const consumers: PlayedConsumer[] = [];
  const measured: string[] = [];
  const systems = [{ clientId: 'sys-a', orgCode: 'A' }];
  const rounds = new Map<string, () => Promise<boolean>>();
  const broker = {
    topicName: (name: string) => name,
    lagOf: async (_: string, topics: string[]) => topics.map((topic) => measured.push(topic)) && [],
    ensureTopics: async () => undefined,
    consumer: () => {
      const consumer = new PlayedConsumer(subscribes[consumers.length] ?? true);
      consumers.push(consumer);
      return consumer;
    },
  };
  const database = { query: async () => [...systems] };
  const workers = { add: ({ name, round }: { name: string; round: () => Promise<boolean> }) => rounds.set(name, round) };
  const results = new ResultsConsumer(
    workers as unknown as Workers,
    broker as unknown as BrokerClient,
    database as unknown as Database,
    {} as TakeRecord,
  );
  return { consumers, results, systems, measured, measure: () => rounds.get('department-results-lag')!() };
}

describe('the reading of results', () => {
  it('stays as it is while the same systems are connected', async () => {
    const { consumers, results } = reading();
    for (let i = 0; i < 3; i++) await results.follow();
    expect(consumers).toMatchObject([{ runs: true, left: false }]);
  });
  it('is over with the last system: nobody’s topics are measured any more', async () => {
    const { consumers, results, systems, measured, measure } = reading();
    await results.follow();
    await measure();
    expect(measured).toHaveLength(1);
    systems.pop();
    await results.follow();
    await measure();
    expect([consumers, measured.length]).toMatchObject([[{ left: true }], 1]);
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
