import { ACCEPTANCE_EVENTS_TOPIC } from '@yiwang/events-acceptance';
import { CATALOGUE_ITEMS_TOPIC } from '@yiwang/events-catalogue';
import { PAYMENT_EVENTS_TOPIC } from '@yiwang/events-payment';
import { PERMISSIONS } from '@yiwang/permissions';
import type { ServiceDefinition } from '@yiwang/service-host';
import { migrations } from '../migrations/index.js';
import { mountCallbacks } from './channels/callback.route.js';
import { PaymentConfig } from './payment.config.js';
import { PaymentModule } from './payment.module.js';

export const payment: ServiceDefinition<typeof PaymentConfig> = {
  name: 'payment',
  module: PaymentModule,
  config: PaymentConfig,
  migrations,
  topics: [PAYMENT_EVENTS_TOPIC, ACCEPTANCE_EVENTS_TOPIC, CATALOGUE_ITEMS_TOPIC],
  http: mountCallbacks,
  gatherMs: 200,
  openapi: {
    title: '一网 payment',
    description: '缴费: payables, orders, channels and their callbacks, refunds, the ledger.',
    permissions: PERMISSIONS,
  },
};
