import type { TopicSpec } from '@yiwang/event-core';
import { systemResultsTopic } from '@yiwang/events-dispatch';
import type { AccessRights } from '@yiwang/messaging';
import type { DepartmentSystem } from '../../system/department-system.js';
import { tasksTopicOf } from '../kafka/kafka-terms.js';

/** With what the names of all topics and groups of department systems begin: under them nobody else says who may what. */
export const WITHIN = 'department.';

type OnKafka = Pick<DepartmentSystem, 'orgCode' | 'settings'> & { readonly clientId: string };

export const topicsOfSystem = (system: OnKafka): TopicSpec[] => [tasksTopicOf(system), systemResultsTopic(system.clientId)];

/**
 * 系统权限 — reads its tasks, writes its answers to a topic of its own, by which one knows whose they are, and may form consumer groups of its
 * own, so that a second one reads everything again. A client id has no dot: no system's groups begin like those of another, or like a
 * service's.
 */
export function rightsOfSystem(system: OnKafka): AccessRights & { reads: [string]; writes: [string] } {
  const [tasks, results] = topicsOfSystem(system);
  return { reads: [tasks!.name], writes: [results!.name], groupPrefix: `${WITHIN}${system.clientId}.` };
}
