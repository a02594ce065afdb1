import { Global, Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import { AccessModule } from '@yiwang/access';
import { MovableClock } from '@yiwang/clock';
import { CONFIG, type PlatformConfig } from '@yiwang/config';
import { Idempotency, IdempotencyPruner } from '@yiwang/http-api';
import { HttpPool, ServiceClient, ServiceToken } from '@yiwang/http-client';
import { Clock, SystemClock } from '@yiwang/kernel';
import { RedisConnection } from '@yiwang/redis';
import { Workers } from '@yiwang/workers';
import { hasDatabase, hasMessaging, type ServiceDefinition } from './service-definition.js';

/** The configuration, or nothing of it while the OpenAPI document is generated. */
export type HostConfig = PlatformConfig | undefined;

const clock: Provider = {
  provide: Clock,
  useFactory: (config: PlatformConfig, redis: RedisConnection) =>
    config.CLOCK === 'movable' ? new MovableClock(config, redis) : new SystemClock(),
  inject: [CONFIG, RedisConnection],
};

async function dataModules(def: ServiceDefinition, config: HostConfig): Promise<DynamicModule[]> {
  if (!hasDatabase(def)) return [];
  // Loaded here, so that a service without a database does not carry an ORM and a Kafka client in memory.
  const { PersistenceModule } = await import('@yiwang/persistence');
  const url = (): string => config?.DATABASE_URL ?? '';
  const modules = [PersistenceModule.forService(() => ({ name: def.name, url: url(), pool: config?.DATABASE_POOL ?? 1 }))];
  if (hasMessaging(def)) {
    const { MessagingModule } = await import('@yiwang/messaging');
    modules.push(
      MessagingModule.forService(() => ({
        name: def.name,
        brokers: config?.KAFKA_BROKERS ?? [],
        prefix: config?.KAFKA_PREFIX ?? '',
        databaseUrl: url(),
        topics: def.topics ?? [],
        ...(def.gatherMs !== undefined && { gatherMs: def.gatherMs }),
        worker: config?.ROLE !== 'api',
      })),
    );
  }
  return modules;
}

/** What every service finds injectable without importing anything: configuration, clock, Redis, database, outbox, access, clients, workers. */
@Global()
@Module({})
export class PlatformModule {
  static async forService(def: ServiceDefinition, config: HostConfig): Promise<DynamicModule> {
    const shared: Provider[] = [
      { provide: CONFIG, useValue: config ?? {} },
      RedisConnection,
      clock,
      HttpPool,
      ServiceToken,
      ServiceClient,
      Workers,
    ];
    const stored = hasDatabase(def) ? [Idempotency, IdempotencyPruner] : [];
    return {
      module: PlatformModule,
      imports: [
        AccessModule.forRoot({
          jwksUrl: config?.JWKS_URL ?? 'http://127.0.0.1/jwks',
          issuer: config?.AUTH_ISSUER ?? '',
          audience: config?.AUDIENCE ?? '',
          dataKey: config?.DATA_KEY ?? Buffer.alloc(32).toString('base64'),
          ...(config && { dataCipher: config.DATA_CIPHER }),
        }),
        ...(await dataModules(def, config)),
      ],
      providers: [...shared, ...stored],
      exports: [CONFIG, RedisConnection, Clock, HttpPool, ServiceToken, ServiceClient, Workers, ...(hasDatabase(def) ? [Idempotency] : [])],
    };
  }
}

@Module({})
class ServiceModule {}

/** The root of the module tree: the platform, then the service. */
export async function rootModule(def: ServiceDefinition, config: HostConfig): Promise<DynamicModule> {
  return { module: ServiceModule, imports: [await PlatformModule.forService(def, config), def.module as Type] };
}
