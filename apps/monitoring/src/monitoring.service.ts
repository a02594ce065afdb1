import { ACCEPTANCE_EVENTS_TOPIC } from '@yiwang/events-acceptance';
import { AUTH_SECURITY_TOPIC } from '@yiwang/events-auth';
import { DISPATCH_EVENTS_TOPIC } from '@yiwang/events-dispatch';
import { EVALUATION_EVENTS_TOPIC } from '@yiwang/events-evaluation';
import { MONITORING_EVENTS_TOPIC } from '@yiwang/events-monitoring';
import { PAYMENT_EVENTS_TOPIC } from '@yiwang/events-payment';
import { PERMISSIONS } from '@yiwang/permissions';
import type { ServiceDefinition } from '@yiwang/service-host';
import { migrations } from '../migrations/index.js';
import { MonitoringConfig } from './monitoring.config.js';
import { MonitoringModule } from './monitoring.module.js';

export const monitoring: ServiceDefinition<typeof MonitoringConfig> = {
  name: 'monitoring',
  module: MonitoringModule,
  config: MonitoringConfig,
  migrations,
  topics: [
    MONITORING_EVENTS_TOPIC,
    ACCEPTANCE_EVENTS_TOPIC,
    DISPATCH_EVENTS_TOPIC,
    PAYMENT_EVENTS_TOPIC,
    EVALUATION_EVENTS_TOPIC,
    AUTH_SECURITY_TOPIC,
  ],
  gatherMs: 200,
  openapi: {
    title: '一网 monitoring',
    description: '电子监察: timelines, clocks, cards, figures.',
    permissions: PERMISSIONS,
  },
};
