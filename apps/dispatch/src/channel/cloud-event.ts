import type { OutgoingMessage } from './system-channel.js';

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/**
 * The CloudEvent of a message, the same on a department's topic, in its feed and at its address. Its id is the message's, so that a repeat is
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
