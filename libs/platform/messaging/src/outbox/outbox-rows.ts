import type { TopicBatch } from '../broker/broker-client.js';

export interface OutboxRow {
  id: string;
  topic: string;
  key: string;
  type: string;
  payload: string;
}

/** Below what a broker takes for one partition by default (1 MiB), should all rows be of one key. */
const MOST_BYTES = 768 * 1024;
const OVERHEAD = 256;
/** Structured mode of the CloudEvents binding for Kafka. */
const CLOUD_EVENT = 'application/cloudevents+json; charset=utf-8';

/** Splits rows, in order, so that no request is larger than a broker takes. A row that is too large by itself goes alone. */
export function inPortions(rows: readonly OutboxRow[]): OutboxRow[][] {
  const portions: OutboxRow[][] = [];
  let size = Infinity;
  for (const row of rows) {
    const bytes = Buffer.byteLength(row.payload) + OVERHEAD;
    size += bytes;
    if (size > MOST_BYTES) {
      portions.push([]);
      size = bytes;
    }
    portions.at(-1)!.push(row);
  }
  return portions;
}

export function toBatches(rows: readonly OutboxRow[]): TopicBatch[] {
  const byTopic = new Map<string, TopicBatch>();
  for (const { topic, key, type, payload } of rows) {
    let batch = byTopic.get(topic);
    if (!batch) byTopic.set(topic, (batch = { topic, messages: [] }));
    batch.messages.push({ key, value: payload, headers: { type, 'content-type': CLOUD_EVENT } });
  }
  return [...byTopic.values()];
}
