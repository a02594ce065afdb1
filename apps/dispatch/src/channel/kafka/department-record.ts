import type { BrokerMessage } from '@yiwang/messaging';
import { toCloudEvent } from '../cloud-event.js';
import type { OutgoingMessage } from '../system-channel.js';

/** All messages of a case have its number as their key, and so their order. */
export function toRecord(message: OutgoingMessage): BrokerMessage {
  const event = toCloudEvent(message);
  return {
    key: message.caseNo,
    value: JSON.stringify(event),
    headers: { type: event.type, 'content-type': 'application/cloudevents+json; charset=utf-8' },
  };
}
