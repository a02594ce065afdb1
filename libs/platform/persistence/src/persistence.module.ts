import { Global, Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Aside } from './aside.js';
import { Database } from './database.js';
import { UnitOfWork } from './unit-of-work.js';

export interface PersistenceOptions {
  /** Name of the service, shown in pg_stat_activity. */
  name: string;
  /** URL of the service's own database with its `…_app` role, which cannot change the schema. */
  url: string;
  /** Connections of the pool. */
  pool: number;
}

/** Limits that no query of a service may pass; JIT costs more than it gives on short statements. */
const SESSION = '-c jit=off -c lock_timeout=5s -c statement_timeout=15s -c idle_in_transaction_session_timeout=20s';
/** Longer than the server's own limit: only a server that vanished without a word is given up by it. */
const ANSWER_WITHIN_MS = 20_000;

@Global()
@Module({})
export class PersistenceModule {
  /** `options` is a factory because the configuration is not there when the OpenAPI document is generated. */
  static forService(options: () => PersistenceOptions): DynamicModule {
    return {
      module: PersistenceModule,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => {
            const { name, url, pool } = options();
            return {
              type: 'postgres',
              url,
              applicationName: name,
              poolSize: pool,
              connectTimeoutMS: 3000,
              extra: { options: SESSION, keepAlive: true, keepAliveInitialDelayMillis: 10_000, query_timeout: ANSWER_WITHIN_MS },
              autoLoadEntities: true,
              synchronize: false,
              migrationsRun: false,
              retryAttempts: 20,
              retryDelay: 500,
              logging: false,
            };
          },
        }),
      ],
      providers: [Database, UnitOfWork, Aside],
      exports: [Database, UnitOfWork, Aside],
    };
  }
}
