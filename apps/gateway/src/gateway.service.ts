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
  // Files of 200 MB come over slow lines too; the edge itself ends what trickles elsewhere.
  requestTimeoutMs: 15 * 60_000,
  http: mountEdge,
};
