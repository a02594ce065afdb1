import { ACCEPTANCE_EVENTS_TOPIC } from '@yiwang/events-acceptance';
import { DISPATCH_EVENTS_TOPIC } from '@yiwang/events-dispatch';
import { EVALUATION_EVENTS_TOPIC } from '@yiwang/events-evaluation';
import { MONITORING_EVENTS_TOPIC } from '@yiwang/events-monitoring';
import { PAYMENT_EVENTS_TOPIC } from '@yiwang/events-payment';
import { PERMISSIONS } from '@yiwang/permissions';
import type { ServiceDefinition } from '@yiwang/service-host';
import { migrations } from '../migrations/index.js';
import { NotificationConfig } from './notification.config.js';
import { NotificationModule } from './notification.module.js';

export const notification: ServiceDefinition<typeof NotificationConfig> = {
  name: 'notification',
  module: NotificationModule,
  config: NotificationConfig,
  migrations,
  topics: [ACCEPTANCE_EVENTS_TOPIC, PAYMENT_EVENTS_TOPIC, EVALUATION_EVENTS_TOPIC, MONITORING_EVENTS_TOPIC, DISPATCH_EVENTS_TOPIC],
  gatherMs: 200,
  openapi: {
    title: '一网 notification',
    description: '消息通知: what people and officers are told, and whether it reached them.',
    permissions: PERMISSIONS,
  },
};
