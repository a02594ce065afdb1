import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { metrics } from '@yiwang/telemetry';
import type { FastifyInstance } from 'fastify';
import type { Health } from './health.js';
import { openApiOf } from './openapi.js';
import type { ServiceDefinition } from './service-definition.js';

/** /health/live, /health/ready, /metrics and /openapi.json: plain routes, open to the cluster, outside the access guard. */
export function registerOperationalRoutes(
  fastify: FastifyInstance,
  app: NestFastifyApplication,
  def: ServiceDefinition,
  health: Health,
): void {
  fastify.get('/health/live', () => ({ status: 'ok' }));
  fastify.get('/health/ready', async (_request, reply) => {
    const readiness = await health.ready();
    return reply.code(readiness.status === 'ok' ? 200 : 503).send(readiness);
  });
  fastify.get('/metrics', async (_request, reply) => reply.header('content-type', metrics.contentType).send(await metrics.render()));
  let document: Promise<string> | undefined;
  fastify.get('/openapi.json', async (_request, reply) => {
    document ??= openApiOf(app, def);
    return reply.header('content-type', 'application/json; charset=utf-8').send(await document);
  });
}
