import type { IncomingMessage, ServerResponse } from 'node:http';

const EXPOSED = 'ETag, Location, Content-Disposition, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset';
const METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE';
const HEADERS =
  'authorization, content-type, accept-language, grant, idempotency-key, if-match, if-none-match, last-event-id, query-code, range, traceparent';

/** 跨域 — which web pages may call. Tokens travel in a header, never in cookies, so credentials are not allowed. */
export class Cors {
  private readonly origins: ReadonlySet<string>;

  constructor(origins: readonly string[]) {
    this.origins = new Set(origins);
  }

  /** Adds what the browser needs to the answer; true when the request was a preflight and has been answered. */
  handle(request: IncomingMessage, response: ServerResponse): boolean {
    const { origin } = request.headers;
    if (origin === undefined) return false;
    const preflight = request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined;
    const any = this.origins.has('*');
    if (!any) response.setHeader('vary', 'Origin');
    if (any || this.origins.has(origin)) {
      response.setHeader('access-control-allow-origin', any ? '*' : origin);
      if (preflight) {
        response.setHeader('access-control-allow-methods', METHODS);
        response.setHeader('access-control-allow-headers', HEADERS);
        response.setHeader('access-control-max-age', '600');
      } else {
        response.setHeader('access-control-expose-headers', EXPOSED);
      }
    }
    if (!preflight) return false;
    response.writeHead(204).end();
    return true;
  }
}
