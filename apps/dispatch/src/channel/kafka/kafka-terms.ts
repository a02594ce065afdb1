import { departmentTopic, systemTasksTopic } from '@yiwang/events-dispatch';
import type { TopicSpec } from '@yiwang/event-core';
import { z } from 'zod';
import type { DepartmentSystem } from '../../system/department-system.js';
import type { ChannelTerms } from '../channel-terms.js';

export const KafkaSettings = z.strictObject({
  topic: z
    .enum(['department', 'own'])
    .default('department')
    .describe('where it reads its tasks: one system of a department has the topic of the department, each further one a topic of its own'),
});

/** Two systems at one topic would read each other's tasks, and what one is tested with would reach the one that is live. */
export function tasksTopicOf({ orgCode, clientId, settings }: Pick<DepartmentSystem, 'orgCode' | 'clientId' | 'settings'>): TopicSpec {
  const { topic } = KafkaSettings.parse(settings);
  if (topic === 'department') return departmentTopic(orgCode);
  if (clientId === null) throw new Error('a system without a client has no topic of its own');
  return systemTasksTopic(clientId);
}

export const kafkaTerms: ChannelTerms = { settings: KafkaSettings, trials: { repeats: true, badPayload: 'survived' } };
