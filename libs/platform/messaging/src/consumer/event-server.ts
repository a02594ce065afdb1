import { Inject, Injectable, Logger } from '@nestjs/common';
import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import type { EventMessage } from '@yiwang/event-core';
import { isObservable, lastValueFrom } from 'rxjs';
import { BrokerClient } from '../broker/broker-client.js';
import type { EachBatchPayload, KafkaConsumer, KafkaMessage } from '../broker/kafka.js';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../messaging.options.js';
import { messagingMetrics } from '../messaging-metrics.js';
import { DeliveryCombiner } from './delivery-combiner.js';
import { YIWANG_EVENTS, type HandlerExtras } from './event-consumer.decorator.js';
import type { Delivery, EventHandler, RawRecord } from './event-handler.js';
import { StateCopies } from '../copies/state-copies.js';
import { HandlerRegistry } from './handler-registry.js';
import { OffsetCommitter } from './offset-committer.js';
import { readRecord, recordOf } from './read-records.js';
import { DeliveryProcessor, type Pacing } from './delivery-processor.js';

const CHUNK = 200;
/** So much ends a gathering fetch before its time. */
const GATHER_BYTES = 65_536;
const RETRY_START_MS = 500;
/** How soon a waiting partition notices that the service stops. */
const STOP_LOOK_MS = 200;
class ConsumerStopped extends Error {}

/** Nest's transport for our events: one Kafka group for the service, offsets committed after the effects. */
@Injectable()
export class EventServer extends Server implements CustomTransportStrategy {
  override readonly transportId = YIWANG_EVENTS;
  override readonly propagatesEventHandlerErrors = true;
  protected override readonly logger = new Logger('consumer');
  private consumer: KafkaConsumer | undefined;
  private offsets: OffsetCommitter | undefined;
  private readonly active = new Set<Promise<void>>();
  private stopping = false;
  private starting: Promise<void> = Promise.resolve();
  private readonly combiner: DeliveryCombiner;

  constructor(
    private readonly broker: BrokerClient,
    private readonly processor: DeliveryProcessor,
    private readonly registry: HandlerRegistry,
    private readonly copies: StateCopies,
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
  ) {
    super();
    this.combiner = new DeliveryCombiner(processor);
  }

  override addHandler(pattern: unknown, callback: MessageHandler, isEventHandler?: boolean, extras?: Record<string, unknown>): void {
    super.addHandler(pattern, callback, isEventHandler, extras);
    const { consumer, definitions, batch, when } = extras as unknown as HandlerExtras;
    this.registry.add({
      consumer,
      batch,
      when,
      definitions: new Map(definitions.map((definition) => [definition.fullType, definition])),
      invoke: async (events: EventMessage<unknown>[]) => {
        const result: unknown = await callback(batch ? events : events[0]);
        if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
      },
    });
  }

  /** Answers at once and connects behind it: a broker that is away must not keep the API from starting. */
  listen(callback: (error?: unknown) => void): void {
    if (this.registry.all().length > 0) this.starting = this.start();
    callback();
  }

  async close(): Promise<void> {
    this.stopping = true;
    await this.starting; // a consumer that is still joining would come back after its disconnect
    await Promise.allSettled(this.active); // what is under way comes to its end, so that its offsets go along
    await this.leave();
  }

  private async leave(): Promise<void> {
    await this.offsets?.stop();
    await this.consumer?.disconnect().catch(() => undefined);
  }

  on(): void {
    throw new Error('the event server emits no events of its own');
  }

  unwrap<T>(): T {
    return this.consumer as T;
  }

  /** kafkajs restarts by itself after what it takes for passing trouble, and otherwise stays away for good, without a word. */
  private watch(consumer: KafkaConsumer): void {
    consumer.on(consumer.events.GROUP_JOIN, () => {
      messagingMetrics.lag.reset(); // what others consume now is theirs to tell
      this.offsets?.forget();
    });
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      if (payload.restart || this.stopping || consumer !== this.consumer) return;
      this.logger.error(`the consumer crashed and is started anew: ${payload.error.message}`);
      this.offsets?.forget(); // it has left the group already
      void this.offsets?.stop();
      this.starting = sleep(RETRY_START_MS).then(() => this.start());
    });
  }

  private async start(): Promise<void> {
    const topics = [...new Set(this.registry.all().flatMap((handler) => [...handler.definitions.values()].map((d) => d.topic)))];
    while (!this.stopping) {
      try {
        await this.broker.ensureTopics(this.options.topics);
        await this.copies.prepare();
        const consumer = this.broker.consumer({
          groupId: this.options.prefix + this.options.name,
          heartbeatInterval: 3000,
          // A stop waits for the fetch under way. Data that arrives ends it, at once or when there is much of it.
          minBytes: this.options.gatherMs === undefined ? 1 : GATHER_BYTES,
          maxWaitTimeInMs: this.options.gatherMs ?? 500,
          retry: { initialRetryTime: 100, maxRetryTime: 2000, retries: 10, restartOnFailure: async () => !this.stopping },
        });
        this.consumer = consumer;
        this.offsets = new OffsetCommitter(consumer);
        this.watch(consumer);
        await consumer.connect();
        await consumer.subscribe({ topics: topics.map((topic) => this.broker.topicName(topic)), fromBeginning: true });
        await consumer.run({
          autoCommit: false,
          eachBatchAutoResolve: false,
          partitionsConsumedConcurrently: 12,
          eachBatch: async (payload) => {
            const work = this.eachBatch(payload);
            this.active.add(work);
            await work.finally(() => this.active.delete(work));
          },
        });
        return;
      } catch (error) {
        this.logger.warn(`cannot consume yet: ${(error as Error).message}`);
        await this.leave();
        await sleep(RETRY_START_MS);
      }
    }
  }

  private async eachBatch(payload: EachBatchPayload): Promise<void> {
    const { batch, resolveOffset, heartbeat } = payload;
    const mustStop = (): boolean => this.stopping || !payload.isRunning() || payload.isStale();
    const pacing = this.pacingOf(heartbeat, mustStop);
    const topic = batch.topic.slice(this.options.prefix.length);
    const labels = { topic, partition: String(batch.partition) };
    const end = Number(batch.highWatermark);
    messagingMetrics.lag.set(labels, end - Number(batch.firstOffset() ?? end));
    for (let from = 0; from < batch.messages.length; from += CHUNK) {
      if (mustStop()) return;
      const messages = batch.messages.slice(from, from + CHUNK);
      const last = messages[messages.length - 1]!;
      await this.process(
        messages.filter((message) => this.mayConcern(message)).map((message) => recordOf(topic, message)),
        pacing,
      );
      resolveOffset(last.offset);
      this.offsets?.handled(batch.topic, batch.partition, last.offset);
      messagingMetrics.lag.set(labels, Math.max(0, end - Number(last.offset) - 1));
      messagingMetrics.delay.observe({ topic }, Math.max(0, Date.now() - Number(messages[0]!.timestamp)) / 1000);
      await heartbeat();
    }
  }

  /** The relay writes the type beside the event, so that what nobody here handles need not be read. Without it, the event is asked. */
  private mayConcern({ headers }: KafkaMessage): boolean {
    const type = headers?.['type'];
    return type === undefined || this.registry.handles(String(type));
  }

  private pacingOf(heartbeat: () => Promise<void>, mustStop: () => boolean): Pacing {
    const beat = async (): Promise<void> => {
      if (mustStop()) throw new ConsumerStopped('the consumer stops; what is not handled yet comes again');
      await heartbeat();
    };
    return {
      beat,
      pause: async (ms) => {
        for (const end = Date.now() + ms; Date.now() < end && !mustStop();) await sleep(Math.min(STOP_LOOK_MS, end - Date.now()));
        await beat();
      },
    };
  }

  private async process(records: readonly RawRecord[], pacing: Pacing): Promise<void> {
    const handlers: readonly EventHandler[] = this.registry.all();
    let readable: Delivery[] = [];
    for (const record of records) {
      if (record.value === '') continue; // a compacted key was deleted
      const reading = readRecord(record, handlers);
      if ('deliveries' in reading) {
        readable.push(...reading.deliveries);
        continue;
      }
      await this.combiner.process(readable, pacing); // what came before it must not wait behind it
      readable = [];
      for (const letter of reading.unreadable) await this.processor.recordUnreadable(letter, pacing);
    }
    await this.combiner.process(readable, pacing);
  }
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
