import { STATUS_CODES } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CORRELATION_HEADER, languageOf, pathOf, PROBLEM_MEDIA_TYPE, toAppError, toProblem } from '@yiwang/http-api';
import { logger } from '@yiwang/telemetry';
import { isUpstreamTimeout } from '../gateway.errors.js';

const log = logger('edge');

/** Answers an error on the raw response, which also works after the answer was taken out of Fastify's hands. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const failure = toAppError(error);
  const language = languageOf(request.headers['accept-language']);
  const correlationId = String(reply.getHeader(CORRELATION_HEADER) ?? '');
  const problem = toProblem(failure, { language, instance: pathOf(request.url), correlationId });
  if (isUpstreamTimeout(failure)) Object.assign(problem, { status: 504, title: STATUS_CODES[504] });
  if (problem.status >= 500) {
    const fields = { code: failure.code, status: problem.status, method: request.method, route: request.routeOptions.url ?? '' };
    log.warn('request could not be served', { ...fields, err: failure.cause ?? failure });
  }
  reply.hijack();
  const { raw } = reply;
  if (raw.headersSent || raw.destroyed) return void raw.destroy();
  const body = Buffer.from(JSON.stringify(problem));
  if (failure.kind === 'unauthenticated') raw.setHeader('www-authenticate', challengeOf(failure.code));
  if (failure.retryAfter !== undefined) raw.setHeader('retry-after', String(Math.max(1, Math.ceil(failure.retryAfter))));
  // A body that was refused is not read to its end, so the connection cannot be used again.
  if (!request.raw.complete) raw.setHeader('connection', 'close');
  raw.writeHead(problem.status, {
    'content-type': PROBLEM_MEDIA_TYPE,
    'content-language': language === 'zh' ? 'zh-CN' : 'en',
    'cache-control': 'no-store',
    [CORRELATION_HEADER]: correlationId,
    'content-length': body.length,
  });
  raw.end(body);
}

/** RFC 6750 §3. */
const challengeOf = (code: string): string =>
  code === 'ACCESS.TOKEN_MISSING' ? 'Bearer realm="yiwang"' : 'Bearer realm="yiwang", error="invalid_token"';
