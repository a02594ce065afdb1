import { defineTopic, type TopicSpec } from '@yiwang/event-core';

export const DISPATCH_EVENTS_TOPIC = defineTopic('dispatch.events.v1');

/** 部门主题 — the topic of one department system, written by its own delivery worker; kept for 30 days. */
export const departmentTopic = (orgCode: string): TopicSpec =>
  defineTopic(`department.${orgCode.toLowerCase()}.tasks.v1`, { partitions: 3, retentionDays: 30 });

/**
 * 系统上报主题 — what one system answers over Kafka. Only its client may write to it, since a record does not say who wrote it: the topic
 * does. Kept for 30 days.
 */
export const systemResultsTopic = (clientId: string): TopicSpec =>
  defineTopic(`department.${clientId}.results.v1`, { partitions: 3, retentionDays: 30 });
