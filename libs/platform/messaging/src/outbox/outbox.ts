import { Inject, Injectable } from '@nestjs/common';
import { envelopeOf, type EventData, type EventDefinition } from '@yiwang/event-core';
import { uuidv7 } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { currentTraceparent } from '@yiwang/telemetry';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../messaging.options.js';
import { RelaySignal } from './relay-signal.js';

/** Facts are small: they hold ids and values that consumers route by. */
const MAX_BYTES = 16 * 1024;

export interface FactOptions {
  /** The aggregate's own count of facts, taken while its row is locked. */
  sequence: number;
  /** When it happened, by the Clock. */
  at: Date;
}

/** 发件箱 — a fact becomes a row in the transaction that made it true; the relay sends it to Kafka after the commit. */
@Injectable()
export class Outbox {
  constructor(
    private readonly database: Database,
    private readonly uow: UnitOfWork,
    private readonly signal: RelaySignal,
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
  ) {}

  /** @throws Error outside a unit of work, when the data does not fit the contract, or when it is too large */
  async add<D extends EventDefinition>(definition: D, data: EventData<D>, { sequence, at }: FactOptions): Promise<void> {
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
    if (payload.length > MAX_BYTES)
      throw new Error(`${definition.fullType} of ${key} has ${payload.length} characters, at most ${MAX_BYTES} are allowed`);
    await this.database.write('INSERT INTO outbox (event_id, topic, key, type, payload) VALUES ($1, $2, $3, $4, $5)', [
      envelope.id,
      definition.topic,
      key,
      definition.fullType,
      payload,
    ]);
    this.uow.afterCommit(() => this.signal.wake());
  }
}
