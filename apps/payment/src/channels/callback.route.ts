import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mountRawPost } from '@yiwang/http-api';
import type { FastifyInstance } from 'fastify';
import { ReceiveCallback } from './receive-callback.js';

/** `POST /callbacks/payments/{channel}` — where channels tell of payments and refunds, signed. */
export function mountCallbacks(fastify: FastifyInstance, app: NestFastifyApplication): void {
  mountRawPost(fastify, '/callbacks/payments/:channel', ({ params, headers, body }) =>
    app.get(ReceiveCallback).execute(params['channel']!, headers, body),
  );
}
