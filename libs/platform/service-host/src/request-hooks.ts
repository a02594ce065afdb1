import { CORRELATION_HEADER, pathOf } from '@yiwang/http-api';
import { logger, metrics, runInTrace, startTrace, type Trace } from '@yiwang/telemetry';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { headerOf } from './http-adapter.js';

const log = logger('http');
const SLOW_MS = 1_000;
const TRACE = Symbol('trace');

interface Traced {
  [TRACE]: Trace | undefined;
}

/**
 * Trace, metrics and the access line of each request. Kept thin, since every request pays for it: no logger per request, one
 * histogram child per route and status, and lines only for what is slow or broken unless the level is debug.
 */
export function registerRequestHooks(fastify: FastifyInstance): void {
  fastify.decorateRequest(TRACE as unknown as string, undefined);

  fastify.addHook('onRequest', (request, reply, done) => {
    const trace = startTrace(headerOf(request.headers['traceparent']));
    (request as unknown as Traced)[TRACE] = trace;
    reply.header(CORRELATION_HEADER, trace.traceId);
    done();
  });

  // Entered only now: events of the body's stream, which come in between, do not keep the context they began in.
  fastify.addHook('preValidation', (request, _reply, done) => {
    runInTrace((request as unknown as Traced)[TRACE]!, done);
  });

  const observe = observer();
  fastify.addHook('onResponse', (request, reply, done) => {
    // A stream lasts as long as its reader; its time says nothing of how fast anything was answered.
    if (String(reply.getHeader('content-type')).startsWith('text/event-stream')) return done();
    const ms = reply.elapsedTime;
    const route = request.routeOptions.url ?? 'unmatched';
    observe(request.method, route, reply.statusCode, ms);
    if (ms > SLOW_MS || reply.statusCode >= 500) access('warn', request, reply, route, ms);
    else if (log.enabled('debug')) access('debug', request, reply, route, ms);
    done();
  });
}

function access(level: 'warn' | 'debug', request: FastifyRequest, reply: FastifyReply, route: string, ms: number): void {
  const correlationId = (request as unknown as Traced)[TRACE]?.traceId ?? '';
  const fields = { method: request.method, route, status: reply.statusCode, ms: Math.round(ms), correlationId };
  // A path may hold a case number, which is no personal data; the query may hold anything and is left out.
  log[level](ms > SLOW_MS ? 'slow request' : 'request', { ...fields, url: pathOf(request.url) });
}

function observer(): (method: string, route: string, status: number, ms: number) => void {
  const histogram = metrics.histogram('http_request_duration_seconds', 'Time to answer a request', ['method', 'route', 'status']);
  const children = new Map<string, { observe(seconds: number): void }>();
  return (method, route, status, ms) => {
    const key = `${method} ${route} ${status}`;
    let child = children.get(key);
    if (!child) {
      child = histogram.labels(method, route, String(status));
      children.set(key, child);
    }
    child.observe(ms / 1000);
  };
}
