import { ACCEPTANCE_EVENTS_TOPIC } from '@yiwang/events-acceptance';
import { AUTH_EVENTS_TOPIC } from '@yiwang/events-auth';
import { CATALOGUE_ITEMS_TOPIC } from '@yiwang/events-catalogue';
import { DISPATCH_EVENTS_TOPIC } from '@yiwang/events-dispatch';
import { PAYMENT_EVENTS_TOPIC } from '@yiwang/events-payment';
import { PERMISSIONS } from '@yiwang/permissions';
import type { ServiceDefinition } from '@yiwang/service-host';
import { migrations } from '../migrations/index.js';
import { AcceptanceConfig } from './acceptance.config.js';
import { AcceptanceModule } from './acceptance.module.js';
import { mountUploadBodies } from './material/upload/upload-body.js';
import { mountCourierCallbacks } from './shipment/courier/callback.route.js';

export const acceptance: ServiceDefinition<typeof AcceptanceConfig> = {
  name: 'acceptance',
  module: AcceptanceModule,
  config: AcceptanceConfig,
  migrations,
  topics: [ACCEPTANCE_EVENTS_TOPIC, CATALOGUE_ITEMS_TOPIC, DISPATCH_EVENTS_TOPIC, PAYMENT_EVENTS_TOPIC, AUTH_EVENTS_TOPIC],
  // As long as the gateway gives an upload.
  requestTimeoutMs: 15 * 60_000,
  http: (fastify, app) => {
    mountUploadBodies(fastify);
    mountCourierCallbacks(fastify, app);
  },
  openapi: {
    title: '一网 acceptance',
    description: '申报受理: filings, the ledger of cases, delivery and closing.',
    permissions: PERMISSIONS,
  },
};
