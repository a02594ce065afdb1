import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { replyProblem } from '@yiwang/http-api';
import type { FastifyInstance } from 'fastify';
import { ReceiveCallback } from './receive-callback.js';

const MOST_BYTES = 64 * 1024;
const NOTHING = Buffer.alloc(0);

/**
 * `POST /callbacks/payments/{channel}` — open to everybody, since a channel has no account here: its signature is what speaks for it. The
 * body stays the bytes that were signed; nothing parses it before they have been verified, which is why this is no controller.
 */
export function mountCallbacks(fastify: FastifyInstance, app: NestFastifyApplication): void {
  void fastify.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_request, body, parsed) => parsed(null, body));
    scope.setErrorHandler((error, request, reply) => replyProblem(error, request, reply));
    scope.post<{ Params: { channel: string } }>('/callbacks/payments/:channel', async (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : NOTHING;
      await app.get(ReceiveCallback).execute(request.params.channel, request.headers, body);
      return reply.code(204).send();
    });
    done();
  });
}
