import { Inject, Module, type BeforeApplicationShutdown, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { ClientAddress } from '@yiwang/http-api';
import { RedisConnection } from '@yiwang/redis';
import { metrics } from '@yiwang/telemetry';
import { ItemInvalidations } from './cache/item-invalidations.js';
import { ReadThrough } from './cache/read-through.js';
import { ResponseCache } from './cache/response-cache.js';
import { CachedReads } from './edge/cached-reads.js';
import { Edge } from './edge/edge.js';
import { UpstreamReadiness } from './edge/upstream-readiness.js';
import type { GatewayConfig } from './gateway.config.js';
import { OpenStreams } from './limit/open-streams.js';
import { RateLimiter } from './limit/rate-limiter.js';
import { RedisWindowCounter } from './limit/redis-window-counter.js';
import { MergedApi } from './openapi/merged-api.js';
import { Upstreams } from './proxy/upstreams.js';

const readThrough = (config: GatewayConfig): ReadThrough => {
  const cache = new ResponseCache(config.READ_CACHE_MB * 1024 * 1024);
  const bytes = metrics.gauge('gateway_cache_bytes', 'memory the read cache accounts for');
  Object.assign(bytes, { collect: () => bytes.set(cache.bytes) });
  return new ReadThrough(cache, config.READ_CACHE_SECONDS * 1000);
};

const rateLimiter = (config: GatewayConfig, redis: RedisConnection): RateLimiter => {
  const local = metrics.counter('gateway_rate_limit_local_total', 'budgets given out by this replica alone, because Redis was away');
  return new RateLimiter({
    counter: new RedisWindowCounter(redis, config.RATE_NAMESPACE),
    rules: config.RATE_LIMITS,
    onLocal: () => local.inc(),
  });
};

const upstreams = (config: GatewayConfig): Upstreams =>
  new Upstreams({
    origins: {
      catalogue: config.CATALOGUE_URL,
      acceptance: config.ACCEPTANCE_URL,
      dispatch: config.DISPATCH_URL,
      monitoring: config.MONITORING_URL,
      payment: config.PAYMENT_URL,
      evaluation: config.EVALUATION_URL,
      notification: config.NOTIFICATION_URL,
      auth: config.AUTH_URL,
    },
    timeoutMs: config.UPSTREAM_TIMEOUT_MS,
    connectTimeoutMs: config.UPSTREAM_CONNECT_TIMEOUT_MS,
    connections: config.UPSTREAM_CONNECTIONS,
    streams: config.STREAMS,
  });

const openStreams = (config: GatewayConfig): OpenStreams => {
  const streams = new OpenStreams({ perClient: config.STREAMS_PER_CLIENT, all: config.STREAMS });
  const open = metrics.gauge('gateway_open_streams', 'streams that clients keep open');
  Object.assign(open, { collect: () => open.set(streams.count) });
  return streams;
};

/** 网关 — nothing durable: the edge, what it keeps in memory, and its lines to the services. */
@Module({
  providers: [
    { provide: ClientAddress, useFactory: (config: GatewayConfig) => new ClientAddress(config.TRUSTED_PROXIES), inject: [CONFIG] },
    { provide: ReadThrough, useFactory: readThrough, inject: [CONFIG] },
    { provide: RateLimiter, useFactory: rateLimiter, inject: [CONFIG, RedisConnection] },
    { provide: Upstreams, useFactory: upstreams, inject: [CONFIG] },
    { provide: OpenStreams, useFactory: openStreams, inject: [CONFIG] },
    ItemInvalidations,
    CachedReads,
    Edge,
    MergedApi,
    UpstreamReadiness,
  ],
})
export class GatewayModule implements BeforeApplicationShutdown, OnApplicationShutdown {
  constructor(@Inject(Upstreams) private readonly upstreams: Upstreams) {}

  /** Before the server waits for the answers that are under way. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.upstreams.endStreams();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.upstreams.close();
  }
}
