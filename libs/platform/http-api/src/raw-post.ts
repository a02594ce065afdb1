import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { replyProblem } from './problem/problem.filter.js';

const MOST_BYTES = 64 * 1024;
const NOTHING = Buffer.alloc(0);

/** What came: who it says it is by the path, and the bytes that its signature covers. */
export interface RawCall {
  params: Record<string, string>;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/**
 * 回调入口 — a POST that is open to everybody, since who calls has no account here: his signature is what speaks for him. The body stays
 * the bytes that were signed, 64 KiB at most; nothing parses it before they have been verified, which is why this is no controller.
 * Answers 204, or the problem of the AppError that `handle` throws.
 */
export function mountRawPost(fastify: FastifyInstance, path: string, handle: (call: RawCall) => Promise<void>): void {
  void fastify.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_request, body, parsed) => parsed(null, body));
    scope.setErrorHandler((error, request, reply) => replyProblem(error, request, reply));
    scope.post<{ Params: Record<string, string> }>(path, async (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : NOTHING;
      await handle({ params: request.params, headers: request.headers, body });
      return reply.code(204).send();
    });
    done();
  });
}
