import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { buildOpenApi } from '@yiwang/http-api';
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

/** The document without configuration or backing services: Nest's preview mode builds the module tree and no provider. */
export async function previewOpenApi(def: ServiceDefinition): Promise<string> {
  const app = await NestFactory.create<NestFastifyApplication>(await rootModule(def, undefined), new HttpAdapter(), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  try {
    return await openApiOf(app, def);
  } finally {
    await app.close();
  }
}
