import { ACCEPTANCE_EVENTS_TOPIC } from '@yiwang/events-acceptance';
import { EVALUATION_EVENTS_TOPIC } from '@yiwang/events-evaluation';
import { PERMISSIONS } from '@yiwang/permissions';
import type { ServiceDefinition } from '@yiwang/service-host';
import { migrations } from '../migrations/index.js';
import { EvaluationConfig } from './evaluation.config.js';
import { EvaluationModule } from './evaluation.module.js';

export const evaluation: ServiceDefinition<typeof EvaluationConfig> = {
  name: 'evaluation',
  module: EvaluationModule,
  config: EvaluationConfig,
  migrations,
  topics: [EVALUATION_EVENTS_TOPIC, ACCEPTANCE_EVENTS_TOPIC],
  gatherMs: 200,
  openapi: {
    title: '一网 evaluation',
    description: '好差评: invitations, ratings, handling of bad ratings, published indicators.',
    permissions: PERMISSIONS,
  },
};
