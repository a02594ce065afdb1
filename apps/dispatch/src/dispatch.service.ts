import { ACCEPTANCE_EVENTS_TOPIC } from '@yiwang/events-acceptance';
import { AUTH_EVENTS_TOPIC } from '@yiwang/events-auth';
import { CATALOGUE_ITEMS_TOPIC } from '@yiwang/events-catalogue';
import { DISPATCH_EVENTS_TOPIC } from '@yiwang/events-dispatch';
import { PERMISSIONS } from '@yiwang/permissions';
import type { ServiceDefinition } from '@yiwang/service-host';
import { migrations } from '../migrations/index.js';
import { mountExchange } from './channel/xml/http/exchange.route.js';
import { DispatchConfig } from './dispatch.config.js';
import { DispatchModule } from './dispatch.module.js';

export const dispatch: ServiceDefinition<typeof DispatchConfig> = {
  name: 'dispatch',
  module: DispatchModule,
  config: DispatchConfig,
  migrations,
  topics: [DISPATCH_EVENTS_TOPIC, ACCEPTANCE_EVENTS_TOPIC, CATALOGUE_ITEMS_TOPIC, AUTH_EVENTS_TOPIC],
  http: mountExchange,
  openapi: {
    title: '一网 dispatch',
    description: 'Tasks of departments, parallel approval, the shared workbench, deliveries (分派协同).',
    permissions: PERMISSIONS,
  },
};
