import { Injectable } from '@nestjs/common';
import { TokenVerifier } from '@yiwang/access';
import { ClientAddress, CORRELATION_HEADER, languageOf } from '@yiwang/http-api';
import { isAppError } from '@yiwang/kernel';
import { correlationId, currentTraceparent, metrics } from '@yiwang/telemetry';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReadThrough, type ReadResult } from '../cache/read-through.js';
import { matchesETag, type CachedAnswer } from '../cache/response-cache.js';
import { rateLimited } from '../gateway.errors.js';
import { OpenStreams } from '../limit/open-streams.js';
import { RateLimiter, type RateDecision } from '../limit/rate-limiter.js';
import { answerHeaders, toUpstream } from '../proxy/headers.js';
import { streamedBody } from '../proxy/streamed-body.js';
import { Upstreams } from '../proxy/upstreams.js';
import { targetOf, termsOf, type Route } from '../routing/routes.js';
import { cacheKeyOf } from './cached-reads.js';

const misses = metrics.counter('gateway_cache_misses_total', 'cacheable reads that had to ask the service');
const failures = metrics.counter('gateway_upstream_failures_total', 'requests a service could not answer', ['upstream', 'code']);

/** What happens to a request for a service: token check, rate limit, and on to the service, through the read cache where it may be. */
@Injectable()
export class Edge {
  /** Who asks for a stream, from the moment he is let in. */
  private readonly followers = new WeakMap<FastifyRequest, string>();

  constructor(
    private readonly limiter: RateLimiter,
    private readonly reads: ReadThrough,
    private readonly upstreams: Upstreams,
    private readonly verifier: TokenVerifier,
    private readonly address: ClientAddress,
    private readonly streams: OpenStreams,
  ) {}

  /** Token and rate limit, before the body is read. @throws AppError ACCESS.*, GATEWAY.RATE_LIMITED */
  async admit(route: Route, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const terms = termsOf(route, request.method);
    const client = this.address.subjectOf(request.raw);
    const subject = terms.access === 'bearer' ? await this.principalOf(request, reply, client) : client;
    this.charge(await this.limiter.take(terms.rate, subject), reply);
    if (route.streams) this.followers.set(request, subject);
  }

  /** Rate limit of the gateway's own pages, and of paths that are none. @throws AppError GATEWAY.RATE_LIMITED */
  async admitToOwnPages(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    this.charge(await this.limiter.take('publicRead', this.address.subjectOf(request.raw)), reply);
  }

  /** @throws AppError GATEWAY.UPSTREAM_DOWN, GATEWAY.UPSTREAM_TIMEOUT, GATEWAY.TOO_MANY_STREAMS */
  async forward(route: Route, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    try {
      if (isCacheable(route, request)) await this.readThrough(route, request, reply);
      else if (route.streams) await this.stream(route, request, reply);
      else await this.pipe(route, request, reply);
    } catch (error) {
      if (isAppError(error)) failures.inc({ upstream: route.upstream, code: error.code });
      throw error;
    }
  }

  private async principalOf(request: FastifyRequest, reply: FastifyReply, client: string): Promise<string> {
    try {
      const principal = await this.verifier.authenticate(request.headers.authorization);
      return `${principal.kind}:${principal.id}`;
    } catch (error) {
      // Each refused token costs a signature check, so an address that keeps sending them is slowed down.
      if (isAppError(error) && error.kind === 'unauthenticated') this.charge(await this.limiter.take('refused', client), reply);
      throw error;
    }
  }

  private charge(decision: RateDecision, reply: FastifyReply): void {
    const { raw } = reply;
    raw.setHeader('ratelimit-limit', decision.limit);
    raw.setHeader('ratelimit-remaining', decision.remaining);
    raw.setHeader('ratelimit-reset', decision.resetSeconds);
    if (!decision.allowed) throw rateLimited({ retryAfter: decision.resetSeconds });
  }

  private async readThrough(route: Route, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const key = cacheKeyOf(request.url, request.headers['accept-language']);
    misses.inc();
    const result: ReadResult = await this.reads.read(key, request.url, (etag) =>
      this.upstreams.fetch(route.upstream, targetOf(route, request.url), {
        accept: 'application/json',
        'accept-language': languageOf(request.headers['accept-language']),
        'x-forwarded-for': this.address.chain(request.raw),
        traceparent: currentTraceparent() ?? '',
        ...(etag === undefined ? {} : { 'if-none-match': etag }),
      }),
    );
    reply.hijack();
    if (reply.raw.destroyed) return;
    if (result.kind === 'cached') return writeFetched(result.answer, request, reply);
    const { status, headers, body } = result.answer;
    reply.raw.writeHead(status, { ...answerHeaders(headers, reply.raw), 'content-length': body.length });
    reply.raw.end(body);
  }

  private async stream(route: Route, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const over = this.streams.take(this.followers.get(request) ?? '');
    try {
      await this.pipe(route, request, reply);
    } finally {
      over();
    }
  }

  private async pipe(route: Route, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const headers = toUpstream(request.raw, {
      chain: this.address.chain(request.raw),
      believed: this.address.viaTrustedProxy(request.raw),
      traceparent: currentTraceparent() ?? '',
    });
    const gathered = Buffer.isBuffer(request.body) ? request.body : undefined;
    const body = route.streamsBody ? streamedBody(request.raw, headers, route.bodyLimit) : gathered;
    // What was made for the bearer of a token is nobody else's, unless the service says how it may be kept.
    if (request.headers.authorization !== undefined) reply.raw.setHeader('cache-control', 'private, no-store');
    reply.hijack();
    const outgoing = { method: request.method, path: targetOf(route, request.url), headers, body, stream: route.streams === true };
    await this.upstreams.pipe(route.upstream, outgoing, reply.raw).finally(() => {
      // What is not read to its end, because the answer came first, would keep the connection busy.
      if (route.streamsBody) request.raw.resume();
    });
  }
}

/** Who sends a token may be shown more than the public, so only anonymous reads share answers. */
const isCacheable = (route: Route, request: FastifyRequest): boolean =>
  route.cached === true && request.method === 'GET' && request.headers.authorization === undefined;

function writeFetched(answer: CachedAnswer, request: FastifyRequest, reply: FastifyReply): void {
  const { raw } = reply;
  raw.setHeader('etag', answer.etag);
  raw.setHeader('cache-status', 'yiwang; fwd=miss');
  raw.setHeader('vary', 'Accept-Language, Origin');
  raw.setHeader(CORRELATION_HEADER, correlationId() ?? '');
  if (matchesETag(request.headers['if-none-match'], answer.etag)) {
    raw.writeHead(304).end();
    return;
  }
  raw.writeHead(200, answer.headers).end(answer.body);
}
