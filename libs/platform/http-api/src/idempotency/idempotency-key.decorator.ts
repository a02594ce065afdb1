import { createHash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { principalOf } from '@yiwang/access';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { idempotencyKeyInvalid, idempotencyKeyMissing, unauthenticated } from '../problem/http.errors.js';

/** A request that may be repeated: who sent it, to which operation, under which key, and what it said. */
export interface IdempotentRequest {
  /** Kind and id of the principal: keys of different callers never meet. */
  readonly scope: string;
  /** Method and route template. */
  readonly route: string;
  readonly key: string;
  /** SHA-256 over address and raw body in base64: the same key for another thing or with another body is a mistake. */
  readonly bodyHash: string;
  /** Where a stored answer puts its status. */
  readonly reply?: Pick<FastifyReply, 'code' | 'header'>;
}

type Request = FastifyRequest & { rawBody?: Buffer };

const VISIBLE = /^[\x21-\x7e]{1,128}$/;

function hashOf(request: Request): string {
  const hash = createHash('sha256').update(request.url).update('\n');
  if (request.rawBody) hash.update(request.rawBody);
  else if (Buffer.isBuffer(request.body) || typeof request.body === 'string') hash.update(request.body);
  else if (request.body !== undefined && request.body !== null) hash.update(JSON.stringify(request.body));
  return hash.digest('base64');
}

/** Reads `Idempotency-Key` (IETF draft: a quoted string; the bare form is taken too). */
export function idempotencyKeyOf(_: unknown, context: ExecutionContext): IdempotentRequest {
  const http = context.switchToHttp();
  const request = http.getRequest<Request>();
  const header = request.headers['idempotency-key'];
  if (header === undefined || header === '') throw idempotencyKeyMissing();
  const text = String(header);
  const key = text.length > 2 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
  if (!VISIBLE.test(key)) throw idempotencyKeyInvalid();
  const principal = principalOf(request);
  // Without a caller there is nobody to keep the key for, and strangers could read each other's answers.
  if (principal === undefined) throw unauthenticated();
  return {
    scope: `${principal.kind}:${principal.id}`,
    route: `${request.method} ${request.routeOptions.url ?? ''}`,
    key,
    bodyHash: hashOf(request),
    reply: http.getResponse<FastifyReply>(),
  };
}

/**
 * `make(@IdempotencyKey() key: IdempotentRequest)` on every POST that creates or moves something; hand it to `Idempotency.once`.
 * Errors: HTTP.IDEMPOTENCY_KEY_MISSING, HTTP.IDEMPOTENCY_KEY_INVALID.
 */
export const IdempotencyKey = createParamDecorator(idempotencyKeyOf);
