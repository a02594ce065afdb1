import { Inject, Injectable } from '@nestjs/common';
import { envelopeOf, type EventData, type EventDefinition } from '@yiwang/event-core';
import { uuidv7 } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { currentTraceparent } from '@yiwang/telemetry';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../messaging.options.js';
import { RelaySignal } from './relay-signal.js';

/** Facts are small: they hold ids and values that consumers route by. */
const MAX_BYTES = 16 * 1024;

const INSERT = 'INSERT INTO outbox (event_id, topic, key, type, payload) VALUES ($1, $2, $3, $4, $5)';
const INSERT_MANY = `INSERT INTO outbox (event_id, topic, key, type, payload)
  SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[])`;

export interface FactOptions {
  /** The aggregate's own count of facts, taken while its row is locked. */
  sequence: number;
  /** When it happened, by the Clock. */
  at: Date;
}

/** 发件箱 — a fact becomes a row in the transaction that made it true; the relay sends it to Kafka after the commit. */
@Injectable()
export class Outbox {
  private readonly topics: ReadonlySet<string>;

  constructor(
    private readonly database: Database,
    private readonly uow: UnitOfWork,
    private readonly signal: RelaySignal,
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
  ) {
    this.topics = new Set((options?.topics ?? []).map((topic) => topic.name));
  }

  /** @throws Error outside a unit of work, for a topic the service does not declare, for data that breaks the contract or is too large */
  async add<D extends EventDefinition>(definition: D, data: EventData<D>, { sequence, at }: FactOptions): Promise<void> {
    // A topic that nobody creates would hold up every fact behind it, hours later.
    if (!this.topics.has(definition.topic)) throw new Error(`${this.options.name} publishes to ${definition.topic} without declaring it`);
    const parsed = definition.schema.parse(data) as EventData<D>;
    const envelope = envelopeOf(definition, parsed, {
      id: uuidv7(),
      service: this.options.name,
      sequence,
      at,
      traceparent: currentTraceparent(),
    });
    const key = envelope.subject;
    const payload = JSON.stringify(envelope);
    const bytes = Buffer.byteLength(payload);
    if (bytes > MAX_BYTES) throw new Error(`${definition.fullType} of ${key} has ${bytes} bytes, at most ${MAX_BYTES} are allowed`);
    await this.database.write(INSERT, [envelope.id, definition.topic, key, definition.fullType, payload], { many: INSERT_MANY });
    this.uow.afterCommit(() => this.signal.wake());
  }
}
