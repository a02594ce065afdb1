import { createHash } from 'node:crypto';
import { EnvelopeSchema } from '@yiwang/event-core';
import type { Delivery, EventHandler, RawRecord } from './event-handler.js';

/** A record that cannot be read: what the dead letter says of it. `consumer` is `*` when not even its type is known. */
export interface Unreadable {
  consumer: string;
  eventId: string;
  type: string;
  error: string;
  raw: RawRecord;
}

export type Reading = { deliveries: Delivery[] } | { unreadable: Unreadable[] };

/** Longer keys share a fate with those that begin alike; the index on keys takes no more than this by far. */
const KEY_LENGTH = 200;

/** What a Kafka message says, as text. Keys are shortened and cleaned, because whoever writes to a topic must not be able to stop it. */
export const recordOf = (topic: string, { key, value }: { key: Buffer | null; value: Buffer | null }): RawRecord => ({
  topic,
  key: (key?.toString() ?? '').slice(0, KEY_LENGTH).replaceAll('\u0000', '\ufffd'),
  value: value?.toString() ?? '',
});

const fingerprint = (raw: RawRecord): string =>
  createHash('sha256').update(`${raw.topic}\u0000${raw.key}\u0000${raw.value}`).digest('hex').slice(0, 32);

/** A filter that throws leaves the event to its handler, whose failure is known how to be dealt with. */
function concerns({ when }: EventHandler, event: Delivery['event']): boolean {
  try {
    return when?.(event) ?? true;
  } catch {
    return true;
  }
}

/** Parses one record for every handler of its type. A type without a handler is none of this service's business: no deliveries. */
export function readRecord(raw: RawRecord, handlers: readonly EventHandler[]): Reading {
  let json: unknown;
  try {
    json = JSON.parse(raw.value);
  } catch {
    return { unreadable: [{ consumer: '*', eventId: fingerprint(raw), type: 'unknown', error: 'not JSON', raw }] };
  }
  const envelope = EnvelopeSchema.safeParse(json);
  if (!envelope.success) {
    return {
      unreadable: [{ consumer: '*', eventId: fingerprint(raw), type: 'unknown', error: `no CloudEvent: ${envelope.error.message}`, raw }],
    };
  }
  const { type, id } = envelope.data;
  const interested = handlers.filter((handler) => handler.definitions.has(type));
  const definition = interested[0]?.definitions.get(type);
  if (!definition) return { deliveries: [] };
  const data = definition.schema.safeParse(envelope.data.data);
  if (!data.success) {
    return {
      unreadable: interested.map(({ consumer }) => ({
        consumer,
        eventId: id,
        type,
        error: `breaks its contract: ${data.error.message}`,
        raw,
      })),
    };
  }
  const event = { ...envelope.data, data: data.data as unknown };
  const concerned = interested.filter((handler) => concerns(handler, event));
  return { deliveries: concerned.map((handler) => ({ handler, event, raw, state: definition.kind === 'state' })) };
}
