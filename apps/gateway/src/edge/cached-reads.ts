import { Inject, Injectable } from '@nestjs/common';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { CONFIG } from '@yiwang/config';
import { ClientAddress, languageOf } from '@yiwang/http-api';
import { metrics } from '@yiwang/telemetry';
import { ReadThrough } from '../cache/read-through.js';
import { matchesETag, type CachedAnswer } from '../cache/response-cache.js';
import type { GatewayConfig } from '../gateway.config.js';
import type { RateClass } from '../limit/rate-classes.js';
import { RateLimiter, type RateDecision } from '../limit/rate-limiter.js';
import { Cors } from './cors.js';
import { SECURITY_HEADERS } from './security-headers.js';

/** Every cached route counts as this; the route table's test holds it. */
export const CACHED_RATE: RateClass = 'publicRead';

const hits = metrics.counter('gateway_cache_hits_total', 'reads answered from the cache');
const HIT_HEADERS: readonly string[] = ['cache-status', 'yiwang; hit', 'vary', 'Accept-Language, Origin', ...SECURITY_HEADERS];

/** One answer per language and URL. */
export const cacheKeyOf = (url: string, acceptLanguage: string | undefined): string =>
  acceptLanguage !== undefined && languageOf(acceptLanguage) === 'en' ? `en ${url}` : url;

/**
 * 缓存命中 — answers reads from memory before Fastify sees them: a router, hooks and reply object for bytes that lie ready would cost
 * more than the answer. Anything else (no entry, a token, a spent budget) goes to Fastify as if this were not here.
 */
@Injectable()
export class CachedReads {
  private readonly cors: Cors;
  /** The headers of a hit, made once for each entry. */
  private readonly heads = new WeakMap<CachedAnswer, { full: string[]; short: string[] }>();

  constructor(
    private readonly reads: ReadThrough,
    private readonly limiter: RateLimiter,
    private readonly address: ClientAddress,
    @Inject(CONFIG) config: GatewayConfig,
  ) {
    this.cors = new Cors(config.CORS_ORIGINS);
  }

  /** Puts itself in front of the server's request listener. */
  inFrontOf(server: Server): void {
    const listeners = server.listeners('request') as ((request: IncomingMessage, response: ServerResponse) => void)[];
    server.removeAllListeners('request');
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      const pass = (): void => listeners.forEach((listener) => listener.call(server, request, response));
      if (request.method !== 'GET' || !this.answer(request, response, pass)) pass();
    });
  }

  private answer(request: IncomingMessage, response: ServerResponse, pass: () => void): boolean {
    const { headers } = request;
    if (headers.authorization !== undefined) return false;
    const answer = this.reads.fresh(cacheKeyOf(request.url ?? '', headers['accept-language']));
    if (answer === undefined) return false;
    const decision = this.limiter.take(CACHED_RATE, this.address.subjectOf(request));
    if (!(decision instanceof Promise)) return this.give(answer, decision, request, response);
    void decision.then((late) => this.give(answer, late, request, response) || pass());
    return true;
  }

  private give(answer: CachedAnswer, decision: RateDecision, request: IncomingMessage, response: ServerResponse): boolean {
    if (!decision.allowed) return false;
    hits.inc();
    if (request.headers.origin !== undefined) this.cors.handle(request, response);
    const { full, short } = this.headOf(answer);
    const known = matchesETag(request.headers['if-none-match'], answer.etag);
    response.writeHead(
      known ? 304 : 200,
      (known ? short : full).concat(
        'ratelimit-limit',
        String(decision.limit),
        'ratelimit-remaining',
        String(decision.remaining),
        'ratelimit-reset',
        String(decision.resetSeconds),
      ),
    );
    if (known) response.end();
    else response.end(answer.body);
    return true;
  }

  private headOf(answer: CachedAnswer): { full: string[]; short: string[] } {
    let head = this.heads.get(answer);
    if (head === undefined) {
      const short = ['etag', answer.etag, ...HIT_HEADERS];
      this.heads.set(answer, (head = { full: short.concat(answer.headers), short }));
    }
    return head;
  }
}
