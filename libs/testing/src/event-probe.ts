import { EnvelopeSchema, type Envelope, type EventDefinition, type EventOf, type TopicSpec } from '@yiwang/event-core';
import { BrokerClient } from '@yiwang/messaging';
import { backing } from './backing.js';
import { eventually } from './eventually.js';
import { z } from 'zod';
import { uniqueName } from './test-database.js';

const EnvelopeText = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue('not JSON');
      return z.NEVER;
    }
  })
  .pipe(EnvelopeSchema);

/** Listens to topics from their beginning and keeps every event; publishes as a neighbour would. */
export class EventProbe {
  readonly events: Envelope[] = [];

  private constructor(
    private readonly broker: BrokerClient,
    private readonly disconnect: () => Promise<void>,
  ) {}

  static async start(prefix: string, topics: TopicSpec[]): Promise<EventProbe> {
    const name = uniqueName('probe');
    const broker = new BrokerClient({ name, brokers: backing().kafkaBrokers, prefix, databaseUrl: '', topics, worker: false });
    await broker.ensureTopics(topics);
    const consumer = broker.kafka.consumer({ groupId: name });
    const probe = new EventProbe(broker, () => consumer.disconnect());
    await consumer.connect();
    await consumer.subscribe({ topics: topics.map((topic) => broker.topicName(topic.name)), fromBeginning: true });
    await consumer.run({
      eachMessage: async ({ message }) => {
        const parsed = EnvelopeText.safeParse(message.value?.toString());
        if (parsed.success) probe.events.push(parsed.data);
      },
    });
    return probe;
  }

  of<D extends EventDefinition>(definition: D, key?: string): EventOf<D>[] {
    return this.events.filter((e) => e.type === definition.fullType && (key === undefined || e.subject === key)) as EventOf<D>[];
  }

  /** Waits for the first event of this kind and key. */
  async next<D extends EventDefinition>(definition: D, key?: string): Promise<EventOf<D>> {
    return eventually(() => {
      const [event] = this.of(definition, key);
      if (!event) throw new Error(`no ${definition.fullType}${key ? ` of ${key}` : ''} among ${this.events.length} events`);
      return event;
    });
  }

  /** Publishes any text, also one that no contract allows; tries again like a relay, since a topic made a moment ago may still change its leader. */
  async publishRaw(topic: string, key: string, value: string): Promise<void> {
    await eventually(() => this.broker.send([{ topic, messages: [{ key, value }] }]));
  }

  async publish<D extends EventDefinition>(definition: D, event: EventOf<D>): Promise<void> {
    await this.publishRaw(definition.topic, event.subject, JSON.stringify(event));
  }

  async stop(): Promise<void> {
    await this.disconnect();
    await this.broker.onApplicationShutdown();
  }
}
