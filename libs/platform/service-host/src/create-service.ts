import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { loadConfig, type Env, type PlatformConfig } from '@yiwang/config';
import { InputPipe, ProblemFilter } from '@yiwang/http-api';
import { configureLogging, logger, NestLogger } from '@yiwang/telemetry';
import { Health } from './health.js';
import { HttpAdapter } from './http-adapter.js';
import { registerOperationalRoutes } from './operational-routes.js';
import { rootModule } from './platform.module.js';
import { registerRequestHooks } from './request-hooks.js';
import { hasDatabase, hasMessaging, type ServiceDefinition } from './service-definition.js';

export interface RunningService {
  app: NestFastifyApplication;
  /** `http://host:port` it listens on. */
  url: string;
  /** Stops accepting, finishes what runs, stops consumers and timers, closes connections. */
  close(): Promise<void>;
}

/** Reads a service's configuration. @throws ConfigError naming every wrong variable. */
export function configOf(def: ServiceDefinition, env?: Env): PlatformConfig {
  const required = hasDatabase(def) ? ['DATABASE_URL'] : [];
  return loadConfig(def.config, env, { required }) as unknown as PlatformConfig;
}

async function checkDatabase(app: NestFastifyApplication, health: Health): Promise<void> {
  const { Database } = await import('@yiwang/persistence');
  const database = app.get(Database);
  health.add('database', () => database.query('SELECT 1'));
}

async function tellCopies(app: NestFastifyApplication, health: Health): Promise<void> {
  const { StateCopies } = await import('@yiwang/messaging');
  const copies = app.get(StateCopies);
  health.tellCopies(() => copies.states());
}

/** The handlers are made known, every provider is initialised, and only then does the first event come. */
async function startConsumers(app: NestFastifyApplication): Promise<void> {
  const { EventServer } = await import('@yiwang/messaging');
  app.connectMicroservice({ strategy: app.get(EventServer) }, { inheritAppConfig: false });
  await app.init();
  await app.startAllMicroservices();
}

/**
 * A connection that was busy when the server stopped accepting stays open for its keep-alive time once its answer is out, and the stop
 * would wait for it. Such connections are looked for, because a header on every answer would cost every request something.
 */
async function closeApp(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpServer();
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  try {
    await app.close();
  } finally {
    clearInterval(sweep);
  }
}

/** Starts a service in this process and listens; without signal handlers, so that tests can run several. */
export async function createService(def: ServiceDefinition, env?: Env): Promise<RunningService> {
  const config = configOf(def, env);
  configureLogging({ service: def.name, level: config.LOG_LEVEL });
  const app = await NestFactory.create<NestFastifyApplication>(
    await rootModule(def, config),
    new HttpAdapter(def.bodyLimit, def.requestTimeoutMs),
    {
      logger: new NestLogger(),
      rawBody: true,
      abortOnError: false,
    },
  );
  try {
    const fastify = app.getHttpAdapter().getInstance() as unknown as Parameters<typeof registerRequestHooks>[0];
    const health = new Health();
    registerRequestHooks(fastify);
    registerOperationalRoutes(fastify, app, def, health);
    await def.http?.(fastify, app);
    app.useGlobalPipes(new InputPipe());
    app.useGlobalFilters(new ProblemFilter());
    if (hasDatabase(def)) await checkDatabase(app, health);
    if (hasMessaging(def)) await tellCopies(app, health);
    if (hasMessaging(def) && config.ROLE !== 'api') await startConsumers(app);
    await app.listen(config.PORT, config.HOST);
    const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
    return {
      app,
      url,
      close: () => {
        health.stop();
        return closeApp(app);
      },
    };
  } catch (error) {
    await app.close().catch((closing: unknown) => logger('host').warn('closing after a failed start failed too', { err: closing }));
    throw error;
  }
}
