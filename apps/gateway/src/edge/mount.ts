import type { IncomingMessage } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CONFIG } from '@yiwang/config';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { GatewayConfig } from '../gateway.config.js';
import { MergedApi } from '../openapi/merged-api.js';
import { registerDocs } from '../openapi/docs.js';
import { ROUTES, type Route } from '../routing/routes.js';
import { Cors } from './cors.js';
import { CachedReads } from './cached-reads.js';
import { Edge } from './edge.js';
import { answerProblem } from './problem.js';
import { SECURITY_HEADERS } from './security-headers.js';
import { UpstreamReadiness } from './upstream-readiness.js';

const GATHER_MS = 60_000;
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** The route of the table that the request belongs to; undefined for the gateway's own pages. */
const routeOf = (request: FastifyRequest): Route | undefined => (request.routeOptions.config as { gateway?: Route }).gateway;

/** Asked by the platform itself, which must not be told to come back later. */
const isProbe = (request: FastifyRequest): boolean => /^\/(health\/|metrics$)/.test(request.routeOptions.url ?? '');

/** Puts the edge together: cached answers in front of Fastify, then one hook, the route table, and the gateway's own pages. */
export function mountEdge(fastify: FastifyInstance, app: NestFastifyApplication): void {
  const edge = app.get(Edge);
  const cors = new Cors(app.get<GatewayConfig>(CONFIG).CORS_ORIGINS);

  app.get(CachedReads).inFrontOf(fastify.server);
  fastify.addHook('onRequest', (request, reply, done) => {
    if (request.headers.origin !== undefined && cors.handle(request.raw, reply.raw)) return void reply.hijack();
    const route = routeOf(request);
    for (let i = 0; i < SECURITY_HEADERS.length; i += 2) reply.raw.setHeader(SECURITY_HEADERS[i]!, SECURITY_HEADERS[i + 1]!);
    if (route === undefined && isProbe(request)) return done();
    // Before the body is read: who may not send it need not be listened to.
    (route === undefined ? edge.admitToOwnPages(request, reply) : edge.admit(route, request, reply)).then(
      () => done(),
      (error: unknown) => answerProblem(error, request, reply),
    );
  });
  replaceOwnPages(fastify, app.get(MergedApi), app.get(UpstreamReadiness));
  registerDocs(fastify);
  for (const streamed of [false, true]) {
    void fastify.register((scope, _options, done) => {
      mountRoutes(scope, edge, streamed);
      done();
    });
  }
}

function mountRoutes(scope: FastifyInstance, edge: Edge, streamed: boolean): void {
  // Bodies go through as the bytes they are: whether they are good JSON is the service's to say.
  scope.removeAllContentTypeParsers();
  if (streamed) scope.addContentTypeParser('*', (_request, _payload, done) => done(null, undefined));
  else {
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    scope.addHook('onRequest', (request, _reply, done) => {
      limitTime(request.raw);
      done();
    });
  }
  scope.setErrorHandler((error, request, reply) => answerProblem(error, request, reply));
  for (const route of ROUTES.filter((route) => (route.streamsBody ?? false) === streamed)) {
    for (const url of [route.prefix, `${route.prefix}/*`]) {
      scope.route({
        method: METHODS,
        url,
        ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
        config: { gateway: route } as object,
        handler: (request, reply) => edge.forward(route, request, reply).catch((error: unknown) => answerProblem(error, request, reply)),
      });
    }
  }
}

/** Files are given the time they need; every other body has to be there in a minute, or connections could be held by trickling one. */
function limitTime(request: IncomingMessage): void {
  if (request.headers['content-length'] === undefined && request.headers['transfer-encoding'] === undefined) return;
  const timer = setTimeout(() => request.destroy(), GATHER_MS).unref();
  request.once('end', () => clearTimeout(timer)).once('close', () => clearTimeout(timer));
}

/** The host answers these two for any service; at the gateway they speak for all services together. */
function replaceOwnPages(fastify: FastifyInstance, api: MergedApi, readiness: UpstreamReadiness): void {
  fastify.addHook('onRequest', async (request, reply) => {
    const url = request.routeOptions.url;
    if (url === '/openapi.json') {
      const document = await api.document();
      return reply.header('content-type', 'application/json; charset=utf-8').header('cache-control', 'no-cache').send(document);
    }
    if (url === '/health/ready') {
      const state = await readiness.check();
      return reply.code(state.status === 'ok' ? 200 : 503).send(state);
    }
    return undefined;
  });
}
