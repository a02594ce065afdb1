import type { ServiceDefinition } from '@yiwang/service-host';
import { mountEdge } from './edge/mount.js';
import { GatewayConfig } from './gateway.config.js';
import { GatewayModule } from './gateway.module.js';

export const gateway: ServiceDefinition<typeof GatewayConfig> = {
  name: 'gateway',
  module: GatewayModule,
  config: GatewayConfig,
  database: false,
  messaging: false,
  http: mountEdge,
};
