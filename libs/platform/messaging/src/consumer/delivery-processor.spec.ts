import { AsyncLocalStorage } from 'node:async_hooks';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { AppError } from '@yiwang/kernel';
import type { UnitOfWork } from '@yiwang/persistence';
import { currentTraceparent } from '@yiwang/telemetry';
import { DeliveryCombiner } from './delivery-combiner.js';
import { DeliveryProcessor, type Pacing } from './delivery-processor.js';
import type { DeadLetters } from './dead-letters.js';
import type { Delivery, EventHandler } from './event-handler.js';
import { KeyParked, type Inbox } from './inbox.js';

const trace = (n: number): string => `00-${String(n).padStart(32, 'a')}-00f067aa0ba902b7-01`;
const failure = (code: string): Error => Object.assign(new Error(code), { code });
const rejected = (): AppError => new AppError('conflict', 'TEST.REJECTED', { zh: '', en: '' });

/** Transactions that keep what a handler did only when it did not throw, and dead letters in a list. */
class World {
  readonly done: string[] = [];
  readonly letters: string[] = [];
  transactions = 0;
  pauses: number[] = [];
  beats = 0;
  stopped = false;
  /** What a handler throws at an event, each time it sees it. */
  readonly faults = new Map<string, () => Error | undefined>();
  private readonly transaction = new AsyncLocalStorage<string[]>();

  readonly uow = {
    run: async <T>(work: () => Promise<T>): Promise<T> => {
      this.transactions++;
      const uncommitted: string[] = [];
      const result = await this.transaction.run(uncommitted, work);
      this.done.push(...uncommitted);
      return result;
    },
    afterCommit: () => undefined,
  } as unknown as UnitOfWork;
  readonly inbox = {
    claim: async (deliveries: readonly Delivery[]) => [...deliveries],
    claimUnlessParked: async (deliveries: readonly Delivery[]) => {
      if (deliveries.some((delivery) => this.isParked(delivery))) throw new KeyParked();
      return [...deliveries];
    },
  } as unknown as Inbox;
  readonly deadLetters = {
    parkedAmong: async (deliveries: readonly Delivery[]) =>
      new Set(deliveries.filter((d) => this.isParked(d)).map((d) => `${d.handler.consumer} ${d.raw.key}`)),
    holdBack: async (delivery: Delivery) => this.isParked(delivery) && this.letters.push(`parked ${delivery.event.id}`) > 0,
    add: async (delivery: Delivery) => void this.letters.push(`dead ${delivery.event.id}`),
  } as unknown as DeadLetters;
  readonly pacing: Pacing = {
    pause: async (ms) => {
      this.pauses.push(ms);
      if (this.stopped) throw new Error('stopped');
    },
    beat: async () => void this.beats++,
  };
  readonly processor = new DeliveryProcessor(this.uow, this.inbox, this.deadLetters);

  readonly handler = (consumer: string, batch = false): EventHandler => ({
    consumer,
    batch,
    definitions: new Map(),
    invoke: async (events) => {
      for (const { id } of events) {
        const error = this.faults.get(id)?.();
        if (error) throw error;
        this.transaction.getStore()!.push(id);
      }
    },
  });

  /** Ids are key + number: `a1` is the first event of key `a`. */
  deliveries(handler: EventHandler, ...ids: string[]): Delivery[] {
    return ids.map((id, n) => ({
      handler,
      event: { id, type: 't', traceparent: trace(n) } as Delivery['event'],
      raw: { topic: 't', key: id[0]!, value: '' },
      state: false,
    }));
  }

  private isParked({ raw }: Delivery): boolean {
    return this.letters.some((letter) => letter.startsWith(`dead ${raw.key}`));
  }
}

describe('DeliveryProcessor', () => {
  Logger.overrideLogger(false);
  let world: World;
  beforeEach(() => {
    world = new World();
  });
  const ids = (keys: string, count: number): string[] => Array.from({ length: count }, (_, n) => `${keys[n % keys.length]}${n}`);

  it('handles a batch in one transaction', async () => {
    const all = ids('ab', 100);
    await world.processor.processBatch(world.deliveries(world.handler('c'), ...all), world.pacing);
    expect([world.done, world.transactions]).toEqual([all, 1]);
  });

  it.each([{ batch: false }, { batch: true }])(
    'finds a poison event in few transactions, and loses and doubles nothing (batch: $batch)',
    async ({ batch }) => {
      const all = ids('abcdefgh', 200);
      world.faults.set('d123', rejected);
      await world.processor.processBatch(world.deliveries(world.handler('c', batch), ...all), world.pacing);
      const behind = all.filter((id) => id.startsWith('d') && Number(id.slice(1)) > 123);
      expect([...world.done].sort()).toEqual(all.filter((id) => id !== 'd123' && !behind.includes(id)).sort());
      expect(world.letters).toEqual(['dead d123', ...behind.map((id) => `parked ${id}`)]);
      expect(world.transactions).toBeLessThan(60);
      expect(world.beats).toBeGreaterThan(0);
    },
  );

  it('keeps the order of each key when a batch is halved', async () => {
    const all = ids('abc', 30);
    world.faults.set('b13', rejected);
    await world.processor.processBatch(world.deliveries(world.handler('c'), ...all), world.pacing);
    for (const key of 'abc') {
      const mine = world.done.filter((id) => id.startsWith(key)).map((id) => Number(id.slice(1)));
      expect(mine).toEqual([...mine].sort((x, y) => x - y));
    }
  });

  it('waits for a database that is away with the whole batch, and gives up nothing', async () => {
    let away = 5;
    world.faults.set('a1', () => (away-- > 0 ? failure('57P01') : undefined));
    await world.processor.processBatch(world.deliveries(world.handler('c'), 'a1', 'b2', 'c3'), world.pacing);
    expect([world.done, world.letters, world.pauses.length]).toEqual([['a1', 'b2', 'c3'], [], 5]);
  });

  it('waits for what a handler calls unavailable', async () => {
    let away = 7;
    world.faults.set('a1', () => (away-- > 0 ? new AppError('unavailable', 'TEST.AWAY', { zh: '', en: '' }) : undefined));
    await world.processor.processBatch(world.deliveries(world.handler('c'), 'a1', 'b2'), world.pacing);
    expect([[...world.done].sort(), world.letters]).toEqual([['a1', 'b2'], []]);
  });

  it('outlasts minutes of timeouts, and gives up a statement that is always too slow', async () => {
    let slow = 15;
    world.faults.set('a1', () => (slow-- > 0 ? failure('57014') : undefined));
    await world.processor.processBatch(world.deliveries(world.handler('c'), 'a1'), world.pacing);
    expect([world.done, world.letters]).toEqual([['a1'], []]);
    world.faults.set('b1', () => failure('57014'));
    await world.processor.processBatch(world.deliveries(world.handler('c'), 'b1'), world.pacing);
    expect(world.letters).toEqual(['dead b1']);
    expect(world.pauses.length).toBeGreaterThan(30);
  });

  it('tries an unknown failure three times', async () => {
    let tries = 0;
    world.faults.set('a1', () => (tries++, new Error('bug')));
    await world.processor.processBatch(world.deliveries(world.handler('c'), 'a1'), world.pacing);
    expect([tries, world.letters]).toEqual([3, ['dead a1']]);
  });

  it('stops waiting when the consumer stops, without a dead letter', async () => {
    world.faults.set('a1', () => failure('57P01'));
    world.stopped = true;
    await expect(world.processor.processBatch(world.deliveries(world.handler('c'), 'a1', 'b1'), world.pacing)).rejects.toThrow('stopped');
    expect([world.done, world.letters]).toEqual([[], []]);
  });

  it('keeps the order of a key between a batch handler and the others, and of other keys gathers on', async () => {
    const gathering = world.handler('gathers', true);
    const single = world.handler('single');
    const [a1, b2, a4, b5] = world.deliveries(gathering, 'a1', 'b2', 'a4', 'b5');
    const [c3, a6] = world.deliveries(single, 'c3', 'a6');
    await world.processor.processBatch([a1!, b2!, c3!, a4!, a6!, b5!], world.pacing);
    expect([world.done, world.transactions]).toEqual([['c3', 'a1', 'b2', 'a4', 'a6', 'b5'], 1]);
  });

  it("runs each event in its own trace, a batch of one request's events in theirs, and a mixed batch in a new one", async () => {
    const seen: (string | undefined)[] = [];
    const handler = (batch: boolean): EventHandler => ({
      ...world.handler('c', batch),
      invoke: async () => void seen.push(currentTraceparent()),
    });
    await world.processor.processBatch(world.deliveries(handler(false), 'a1', 'b2'), world.pacing);
    await world.processor.processBatch(world.deliveries(handler(true), 'a1'), world.pacing);
    await world.processor.processBatch(world.deliveries(handler(true), 'a1', 'b2'), world.pacing);
    const traces = seen.map((traceparent) => traceparent?.split('-')[1]);
    expect(traces.slice(0, 3)).toEqual([trace(0), trace(1), trace(0)].map((t) => t.split('-')[1]));
    expect(traces[3]).toMatch(/^[0-9a-f]{32}$/);
    expect(traces.slice(0, 3)).not.toContain(traces[3]);
  });
});

describe('DeliveryCombiner', () => {
  it('handles what several partitions bring in one turn together', async () => {
    const world = new World();
    const combiner = new DeliveryCombiner(world.processor);
    const handler = world.handler('c');
    await Promise.all(['a', 'b', 'c'].map((key) => combiner.process(world.deliveries(handler, `${key}1`, `${key}2`), world.pacing)));
    expect([world.transactions, world.done]).toEqual([1, ['a1', 'a2', 'b1', 'b2', 'c1', 'c2']]);
  });

  it('holds up no partition behind one that waits', async () => {
    const world = new World();
    let open!: () => void;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const waiting: Pacing = { ...world.pacing, pause: () => gate };
    let away = true;
    world.faults.set('a1', () => (away ? failure('55P03') : undefined));
    const combiner = new DeliveryCombiner(world.processor);
    const handler = world.handler('c');
    const first = combiner.process(world.deliveries(handler, 'a1'), waiting);
    await combiner.process(world.deliveries(handler, 'b1'), world.pacing);
    await combiner.process(world.deliveries(handler, 'b2'), world.pacing);
    expect(world.done).toEqual(['b1', 'b2']);
    away = false;
    open();
    await first;
    expect(world.done).toEqual(['b1', 'b2', 'a1']);
  });

  it('tells each partition its own failure', async () => {
    const world = new World();
    world.faults.set('a1', () => failure('57P01'));
    const combiner = new DeliveryCombiner(world.processor);
    const stale: Pacing = { ...world.pacing, pause: () => Promise.reject(new Error('stale')) };
    const handler = world.handler('c');
    const results = await Promise.allSettled([
      combiner.process(world.deliveries(handler, 'a1'), stale),
      combiner.process(world.deliveries(handler, 'b1'), world.pacing),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(world.done).toEqual(['b1']);
  });
});
