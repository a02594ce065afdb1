import type { BrokerMessage } from '@yiwang/messaging';
import type { OutgoingMessage } from '../system-channel.js';

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/**
 * The CloudEvent of a message, as it stands on a department's topic and in its feed. Its id is the message's, so that a repeat is
 * recognised; its sequence is the position among the messages of its system, so that a gap is seen.
 */
export function toCloudEvent(message: OutgoingMessage) {
  const data = message.data as Readonly<Record<string, unknown>>;
  const { regionCode, orgCode, itemCode } = data;
  return {
    specversion: '1.0' as const,
    id: message.id,
    source: '/yiwang/dispatch',
    type: `cn.yiwang.department.${message.type}.v1`,
    subject: message.caseNo,
    time: text(data['assignedAt']) ?? text(data['at']) ?? message.createdAt.toISOString(),
    datacontenttype: 'application/json',
    sequence: message.position,
    ...(text(regionCode) && { regioncode: text(regionCode) }),
    ...(text(orgCode) && { orgcode: text(orgCode) }),
    ...(text(itemCode) && { itemcode: text(itemCode) }),
    ...(message.traceparent === null ? {} : { traceparent: message.traceparent }),
    data: message.data,
  };
}

/** All messages of a case have its number as their key, and so their order. */
export function toRecord(message: OutgoingMessage): BrokerMessage {
  const event = toCloudEvent(message);
  return {
    key: message.caseNo,
    value: JSON.stringify(event),
    headers: { type: event.type, 'content-type': 'application/cloudevents+json; charset=utf-8' },
  };
}
