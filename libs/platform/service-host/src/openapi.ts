import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { buildOpenApi, endpointsOf, type Endpoint } from '@yiwang/http-api';
import { HttpAdapter } from './http-adapter.js';
import { rootModule } from './platform.module.js';
import type { ServiceDefinition } from './service-definition.js';

/** The document of a running or previewed application, as text. */
export async function openApiOf(app: NestFastifyApplication, def: ServiceDefinition): Promise<string> {
  const document = await buildOpenApi(app, {
    title: def.openapi?.title ?? `yiwang ${def.name}`,
    description: def.openapi?.description ?? '',
    version: def.openapi?.version ?? '1',
    ...(def.openapi?.permissions && { permissions: def.openapi.permissions }),
  });
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** The document without configuration or backing services. */
export const previewOpenApi = (def: ServiceDefinition): Promise<string> => preview(def, (app) => openApiOf(app, def));

/** Every operation of a service's controllers, with what its guard looks at; without configuration or backing services. */
export const previewEndpoints = (def: ServiceDefinition): Promise<Endpoint[]> => preview(def, (app) => Promise.resolve(endpointsOf(app)));

/** Nest's preview mode builds the module tree and no provider. */
async function preview<T>(def: ServiceDefinition, look: (app: NestFastifyApplication) => Promise<T>): Promise<T> {
  const app = await NestFactory.create<NestFastifyApplication>(await rootModule(def, undefined), new HttpAdapter(), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  try {
    return await look(app);
  } finally {
    await app.close();
  }
}
