import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mountRawPost } from '@yiwang/http-api';
import type { FastifyInstance } from 'fastify';
import { ReceiveCallback } from './receive-callback.js';

/** `POST /callbacks/courier/{courier}` — where couriers tell what became of a parcel, signed. */
export function mountCourierCallbacks(fastify: FastifyInstance, app: NestFastifyApplication): void {
  mountRawPost(fastify, '/callbacks/courier/:courier', ({ params, headers, body }) =>
    app.get(ReceiveCallback).execute(params['courier']!, headers, body),
  );
}
