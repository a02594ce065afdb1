import { setTimeout as wait } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { TopicSpec } from '@yiwang/event-core';
import type { ConsumerConfig } from 'kafkajs';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../messaging.options.js';
import { type AccessRights, type HeldRights, rightsHeld, setRights } from './access-rights.js';
import { groupLag, type PartitionLag } from './group-lag.js';
import {
  CompressionTypes,
  CONSUMER_REQUEST_TIMEOUT_MS,
  createKafka,
  isTopicNotYetServed,
  SESSION_TIMEOUT_MS,
  type KafkaAdmin,
  type KafkaConsumer,
  type KafkaProducer,
} from './kafka.js';

const SERVED_WITHIN_MS = 15_000;
const SERVED_LOOK_MS = 50;

export interface BrokerMessage {
  key: string;
  value: string;
  headers?: Record<string, string>;
}
export interface TopicBatch {
  topic: string;
  messages: BrokerMessage[];
}

/** Direct access to the broker for those who deliver from rows of their own (the relay, department deliveries). Everyone else uses the outbox. */
@Injectable()
export class BrokerClient implements OnApplicationShutdown {
  readonly kafka;
  /** By lane. A producer sends one request at a time and is thrown away when one fails, so who shares it shares its trouble. */
  private readonly producers = new Map<string, Promise<KafkaProducer>>();
  private readonly known = new Set<string>();
  private readonly sending = new Set<Promise<unknown>>();
  private closed = false;

  constructor(@Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions) {
    this.kafka = createKafka(options.name, options.brokers);
  }

  /** A member of a group, which has the patience that a group needs. */
  consumer(config: Omit<ConsumerConfig, 'sessionTimeout'>): KafkaConsumer {
    const patient = createKafka(this.options.name, this.options.brokers, CONSUMER_REQUEST_TIMEOUT_MS);
    return patient.consumer({ ...config, sessionTimeout: SESSION_TIMEOUT_MS });
  }

  /** How far a group is behind, both by their names in the contracts; topics are told by their real names. @throws KafkaJSError */
  lagOf(group: string, topics: readonly string[]): Promise<PartitionLag[]> {
    return groupLag(this.kafka, this.topicName(group), topics);
  }

  /** The topic's real name in this installation. */
  topicName(topic: string): string {
    return this.options.prefix + topic;
  }

  /** Creates missing topics. The replication factor is the broker's default. */
  async ensureTopics(specs: readonly TopicSpec[]): Promise<void> {
    const missing = specs.filter((spec) => !this.known.has(spec.name));
    if (missing.length === 0) return;
    const admin = this.kafka.admin();
    await admin.connect();
    try {
      const existing = new Set(await admin.listTopics());
      const topics = missing
        .filter((spec) => !existing.has(this.topicName(spec.name)))
        .map((spec) => ({
          topic: this.topicName(spec.name),
          numPartitions: spec.partitions,
          replicationFactor: -1,
          configEntries: [
            { name: 'cleanup.policy', value: spec.compacted ? 'compact' : 'delete' },
            ...(spec.compacted ? [] : [{ name: 'retention.ms', value: String(spec.retentionDays * 86_400_000) }]),
            ...(spec.retentionBytes === undefined ? [] : [{ name: 'retention.bytes', value: String(spec.retentionBytes) }]),
          ],
        }));
      if (topics.length > 0) await admin.createTopics({ topics, waitForLeaders: false }); // false when a neighbour was faster
      await this.waitUntilServed(
        admin,
        missing.map((spec) => this.topicName(spec.name)),
      );
      for (const spec of missing) this.known.add(spec.name);
    } finally {
      await admin.disconnect();
    }
  }

  /** A new topic takes a moment to be known to the broker and to have leaders; kafkajs's own wait gives up on the first of the two. */
  private async waitUntilServed(admin: KafkaAdmin, topics: string[]): Promise<void> {
    for (const end = Date.now() + SERVED_WITHIN_MS; ; await wait(SERVED_LOOK_MS)) {
      try {
        const metadata = await admin.fetchTopicMetadata({ topics });
        if (metadata.topics.every(({ partitions }) => partitions.length > 0 && partitions.every(({ leader }) => leader >= 0))) return;
        if (Date.now() > end) throw new Error(`topics without leaders: ${topics.join(', ')}`);
      } catch (error) {
        if (!isTopicNotYetServed(error) || Date.now() > end) throw error;
      }
    }
  }

  /**
   * Sends with acks from all in-sync replicas, each key in order. Throws when the broker did not confirm; sending again may double.
   * Senders of different lanes neither wait for one another nor fail together; within a lane everything is in order.
   */
  async send(batches: TopicBatch[], lane = 'facts'): Promise<void> {
    const connecting = this.connected(lane);
    const producer = await connecting;
    const sending = producer.sendBatch({
      acks: -1,
      timeout: 10_000,
      compression: CompressionTypes.None,
      topicMessages: batches.map(({ topic, messages }) => ({ topic: this.topicName(topic), messages })),
    });
    this.sending.add(sending);
    try {
      await sending;
    } catch (error) {
      // An idempotent producer does not survive a failed sequence; the next call starts with a new one.
      this.forget(lane, connecting);
      await producer.disconnect().catch(() => undefined);
      throw error;
    } finally {
      this.sending.delete(sending);
    }
  }

  /**
   * Makes these the rights of somebody outside, or none, among the topics and groups whose names begin so; by their names in the contracts.
   * What he may do elsewhere is left alone. Repeatable; counts at once, also for connections that are open. @throws RightsNotKept, KafkaJSError
   */
  setRights(subject: string, rights: AccessRights | null, within: string): Promise<void> {
    return setRights(this.kafka, subject, rights && this.real(rights), this.topicName(within));
  }

  /** What everybody may do among those names. @throws like `setRights` */
  rightsHeld(within: string): Promise<HeldRights> {
    return rightsHeld(this.kafka, this.topicName(within));
  }

  /** Whether they are what somebody holds. */
  holds(held: HeldRights, subject: string, rights: AccessRights): boolean {
    return held.equal(subject, this.real(rights));
  }

  private real({ reads, writes, groupPrefix }: AccessRights): AccessRights {
    const name = (topic: string): string => this.topicName(topic);
    return { reads: reads.map(name), writes: writes.map(name), groupPrefix: name(groupPrefix) };
  }

  /** What is on its way may arrive: whoever sent it is stopping, too, and will not have to send it again. */
  async onApplicationShutdown(): Promise<void> {
    this.closed = true;
    await Promise.allSettled(this.sending);
    const producers = [...this.producers.values()];
    this.producers.clear();
    await Promise.all(producers.map((producer) => producer.then((p) => p.disconnect()).catch(() => undefined)));
  }

  private connected(lane: string): Promise<KafkaProducer> {
    if (this.closed) return Promise.reject(new Error('the broker client is closed'));
    const known = this.producers.get(lane);
    if (known) return known;
    const connecting = this.connect();
    this.producers.set(lane, connecting);
    connecting.catch(() => this.forget(lane, connecting));
    return connecting;
  }

  private async connect(): Promise<KafkaProducer> {
    const producer = this.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      retry: { retries: 5, initialRetryTime: 100, maxRetryTime: 2000 },
    });
    await producer.connect();
    return producer;
  }

  /** Only this one: somebody else may have started the next already. */
  private forget(lane: string, producer: Promise<KafkaProducer>): void {
    if (this.producers.get(lane) === producer) this.producers.delete(lane);
  }
}
