import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { replyProblem } from './problem/problem.filter.js';

const MOST_BYTES = 64 * 1024;
const NOTHING = Buffer.alloc(0);

/** What came: who it says it is by the path, and the bytes that its signature covers. */
export interface RawCall {
  params: Record<string, string>;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** What goes back as it is: bytes in whatever character set and form the caller expects. */
export interface RawAnswer {
  status: number;
  contentType: string;
  body: Buffer;
}

export interface RawEntry<T> {
  /** Largest body in bytes; 64 KiB unless told otherwise. */
  mostBytes?: number;
  /** Before the body is read: who calls, by his headers. */
  admit?: (headers: IncomingHttpHeaders) => Promise<T>;
}

/**
 * 回调入口 — a POST whose body stays the bytes that came: because a signature covers them, or because only its handler knows their character
 * set. Nothing parses them before, which is why this is no controller, and no guard stands before it: who may call is `admit`'s or the
 * signature's to say. Answers what `handle` gives, 204 for nothing, or the problem of the AppError that is thrown.
 */
export function mountRawPost<T = undefined>(
  fastify: FastifyInstance,
  path: string,
  handle: (call: RawCall, admitted: T) => Promise<RawAnswer | void>,
  { mostBytes = MOST_BYTES, admit }: RawEntry<T> = {},
): void {
  void fastify.register((scope, _options, done) => {
    const admitted = new WeakMap<object, T>();
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: mostBytes }, (_request, body, parsed) => parsed(null, body));
    scope.setErrorHandler((error, request, reply) => replyProblem(error, request, reply));
    if (admit) scope.addHook('onRequest', async (request) => void admitted.set(request, await admit(request.headers)));
    scope.post<{ Params: Record<string, string> }>(path, { bodyLimit: mostBytes }, async (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : NOTHING;
      const answer = await handle({ params: request.params, headers: request.headers, body }, admitted.get(request) as T);
      return answer ? send(reply, answer) : reply.code(204).send();
    });
    done();
  });
}

const send = (reply: FastifyReply, { status, contentType, body }: RawAnswer): FastifyReply =>
  reply.code(status).header('content-type', contentType).header('cache-control', 'no-store').send(body);
