import { defineTopic, type TopicSpec } from '@yiwang/event-core';

export const DISPATCH_EVENTS_TOPIC = defineTopic('dispatch.events.v1');

/** 部门主题 — the tasks of a department, for the first of its systems on Kafka; written by any delivery worker, kept for 30 days. */
export const departmentTopic = (orgCode: string): TopicSpec =>
  defineTopic(`department.${orgCode.toLowerCase()}.tasks.v1`, { partitions: 3, retentionDays: 30 });

/** The same of a further system of the department, which has a topic of its own: it reads nothing of the first one's. */
export const systemTasksTopic = (clientId: string): TopicSpec =>
  defineTopic(`department.${clientId}.tasks.v1`, { partitions: 3, retentionDays: 30 });

/** Hundreds of thousands of answers; a system that runs wild must not fill the disks on which everybody's facts are. */
const RESULTS_BYTES = 512 * 1024 * 1024;

/**
 * 系统上报主题 — what one system answers over Kafka. Only its client may write to it, since a record does not say who wrote it: the topic
 * does. Kept for 30 days, and no more than so many bytes.
 */
export const systemResultsTopic = (clientId: string): TopicSpec =>
  defineTopic(`department.${clientId}.results.v1`, { partitions: 3, retentionDays: 30, retentionBytes: RESULTS_BYTES });
