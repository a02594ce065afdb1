import { defineTopic, type TopicSpec } from '@yiwang/event-core';

export const DISPATCH_EVENTS_TOPIC = defineTopic('dispatch.events.v1');

/** 部门主题 — the topic of one department system, written by its own delivery worker; kept for 30 days. */
export const departmentTopic = (orgCode: string): TopicSpec =>
  defineTopic(`department.${orgCode.toLowerCase()}.tasks.v1`, { partitions: 3, retentionDays: 30 });

/** 部门上报主题 — what a department's systems answer over Kafka; each may write to the topic of its own department only. Kept for 30 days. */
export const departmentResultsTopic = (orgCode: string): TopicSpec =>
  defineTopic(`department.${orgCode.toLowerCase()}.results.v1`, { partitions: 3, retentionDays: 30 });
