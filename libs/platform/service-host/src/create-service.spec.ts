import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Body, Controller, Get, Headers, Injectable, Module, Param, Post, Query, Req, Res } from '@nestjs/common';
import { Public, RequirePermission } from '@yiwang/access';
import { PlatformConfig } from '@yiwang/config';
import { ApiGroup, decodeCursor, encodeCursor, Operation, page, pageOf, PageQuery, requireIfMatch, withETag } from '@yiwang/http-api';
import { defineError } from '@yiwang/kernel';
import { correlationId } from '@yiwang/telemetry';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Workers } from '@yiwang/workers';
import { CommandError, createService, previewOpenApi, runCommand, type RunningService, type ServiceDefinition } from './index.js';

const ThingId = z.string().regex(/^[a-z]{3}$/);
const NewThing = z.strictObject({ title: z.string().min(2).max(10), size: z.int().min(1).default(1) }).meta({ id: 'NewThing' });
const Thing = z.object({ id: ThingId, title: z.string() }).meta({ id: 'Thing' });
const thingNotFound = defineError('not-found', 'PROBE.THING_NOT_FOUND', { zh: '没有这件东西', en: 'there is no such thing' });
const Position = z.object({ at: z.int() });

@ApiGroup('things')
@Controller('api/v1/things')
class ThingController {
  @Public()
  @Operation({ summary: 'Make a thing', consistency: 'strong', response: { status: 201, schema: Thing } })
  @Post()
  make(@Body({ schema: NewThing }) body: z.output<typeof NewThing>) {
    return { id: 'abc', title: `${body.title}×${body.size}` };
  }

  @Public()
  @Operation({ summary: 'List things', consistency: 'eventual', response: { schema: pageOf(Thing) } })
  @Get()
  list(@Query({ schema: PageQuery }) query: z.output<typeof PageQuery>) {
    const from = decodeCursor(Position, query.cursor)?.at ?? 0;
    const rows = [1, 2, 3].filter((n) => n > from).slice(0, query.limit + 1);
    return page(rows, query.limit, (last) => encodeCursor({ at: last }));
  }

  @Public()
  @Operation({
    summary: 'Read a thing',
    consistency: 'strong',
    errors: [thingNotFound],
    response: { schema: Thing },
    alsoAnswers: { 304: 'unchanged' },
  })
  @Get(':id')
  read(@Param('id', { schema: ThingId }) id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    if (id === 'zzz') throw thingNotFound();
    if (id === 'bug') throw new Error('the secret of the house');
    if (id === 'net') throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    return withETag(request, reply, 7, { id, title: correlationId() });
  }

  @Public()
  @Operation({ summary: 'Change a thing', consistency: 'strong', headers: { 'thing-key': 'what opens it' }, response: { status: 204 } })
  @Post(':id/title')
  change(@Headers('if-match') ifMatch: string | undefined, @Headers('thing-key') _key: string | undefined) {
    requireIfMatch(ifMatch, 7);
  }

  @RequirePermission('thing.destroy')
  @Operation({ summary: 'Destroy a thing', consistency: 'strong', response: { status: 204 } })
  @Post(':id/destroy')
  destroy() {
    return undefined;
  }
}

@Module({ controllers: [ThingController] })
class ThingModule {}

const def: ServiceDefinition = { name: 'probe', module: ThingModule, config: PlatformConfig, database: false, messaging: false };
const env = {
  AUTH_ISSUER: 'http://127.0.0.1:9',
  JWKS_URL: 'http://127.0.0.1:9/jwks',
  REDIS_URL: 'redis://127.0.0.1:9',
  LOG_LEVEL: 'fatal',
};
const trace = '4bf92f3577b34da6a3ce929d0e0e4736';

describe('a service', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await createService(def, env);
  });
  afterAll(() => service.close());

  const call = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${service.url}${path}`, init);
    const text = await response.text();
    return { response, status: response.status, body: (text ? JSON.parse(text) : undefined) as Record<string, never> };
  };
  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    call(path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });

  it('parses a body by its schema, defaults included', async () => {
    const { status, body } = await post('/api/v1/things', '{"title":"desk"}');
    expect([status, body]).toEqual([201, { id: 'abc', title: 'desk×1' }]);
  });

  it('names every wrong field of a body by JSON pointer, in Chinese by default', async () => {
    const { status, body, response } = await post('/api/v1/things', '{"title":"d","size":"x","a/b":1}');
    expect(status).toBe(400);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(body).toMatchObject({
      type: 'urn:yiwang:problem:HTTP.INVALID',
      code: 'HTTP.INVALID',
      status: 400,
      title: 'Bad Request',
      instance: '/api/v1/things',
    });
    const params = body['invalidParams'] as unknown as { name: string; code: string; reason: string }[];
    expect(params.map((p) => [p.name, p.code])).toEqual([
      ['/title', 'too_small'],
      ['/size', 'invalid_type'],
      ['/a~1b', 'unrecognized_keys'],
    ]);
    expect(params[0]!.reason).toMatch(/[\u4e00-\u9fff]/);
  });

  it('answers in English where Accept-Language prefers it', async () => {
    const { body } = await post('/api/v1/things', '{}', { 'accept-language': 'fr, en;q=0.8, zh;q=0.5' });
    expect(body['detail']).toMatch(/does not meet the rules/);
    expect(body['invalidParams']).toEqual([{ name: '/title', code: 'required', reason: expect.stringMatching(/expected string/) }]);
  });

  it('names a wrong parameter by its name', async () => {
    expect((await call('/api/v1/things/TOO')).body).toMatchObject({
      code: 'HTTP.INVALID',
      invalidParams: [{ name: 'id', code: 'invalid_format' }],
    });
    expect((await call('/api/v1/things?limit=101')).body).toMatchObject({
      code: 'HTTP.INVALID',
      invalidParams: [{ name: 'limit', code: 'too_big' }],
    });
  });

  it.each([
    ['malformed JSON', '{"title":', 'application/json', 400, 'HTTP.MALFORMED_JSON'],
    ['an empty body', '', 'application/json', 400, 'HTTP.MALFORMED_JSON'],
    ['a body with a poisoned prototype', '{"__proto__":{"x":1}}', 'application/json', 400, 'HTTP.MALFORMED_JSON'],
    ['a body beyond 1 MiB', `{"title":"${'x'.repeat(1_100_000)}"}`, 'application/json', 413, 'HTTP.BODY_TOO_LARGE'],
    ['another media type', '<a/>', 'text/xml', 415, 'HTTP.UNSUPPORTED_MEDIA_TYPE'],
  ])('refuses %s', async (_what, text, type, status, code) => {
    const answer = await post('/api/v1/things', text, { 'content-type': type });
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    expect(answer.body['correlationId']).toMatch(/^[0-9a-f]{32}$/);
  });

  it('tells an unknown route, and a malformed address', async () => {
    expect(await call('/nowhere?name=张三')).toMatchObject({ status: 404, body: { code: 'HTTP.ROUTE_NOT_FOUND', instance: '/nowhere' } });
    expect(await call('/api/v1/things/%zz')).toMatchObject({ status: 400, body: { code: 'HTTP.BAD_REQUEST' } });
  });

  it('answers a domain error with its own code and status', async () => {
    expect(await call('/api/v1/things/zzz')).toMatchObject({
      status: 404,
      body: { code: 'PROBE.THING_NOT_FOUND', detail: '没有这件东西' },
    });
  });

  it('says nothing of an unexpected failure but the correlation id', async () => {
    const { status, body } = await call('/api/v1/things/bug', { headers: { traceparent: `00-${trace}-00f067aa0ba902b7-01` } });
    expect(status).toBe(500);
    expect(body).toMatchObject({ code: 'HTTP.INTERNAL', correlationId: trace });
    expect(JSON.stringify(body)).not.toContain('secret');
  });

  it('answers 503 with Retry-After while something it needs is away', async () => {
    const { status, body, response } = await call('/api/v1/things/net');
    expect([status, body['code'], response.headers.get('retry-after')]).toEqual([503, 'HTTP.UNAVAILABLE', '5']);
  });

  it('carries the trace from the request to the handler and the answer', async () => {
    const { body, response } = await call('/api/v1/things/abc', { headers: { traceparent: `00-${trace}-00f067aa0ba902b7-01` } });
    expect(body['title']).toBe(trace);
    expect(response.headers.get('x-correlation-id')).toBe(trace);
    const posted = await post('/api/v1/things', '{"title":"desk"}');
    expect(posted.response.headers.get('x-correlation-id')).toMatch(/^[0-9a-f]{32}$/);
  });

  it('answers 304 without a body to who has the present version', async () => {
    const first = await call('/api/v1/things/abc');
    expect(first.response.headers.get('etag')).toBe('"7"');
    const { status, body } = await call('/api/v1/things/abc', { headers: { 'if-none-match': 'W/"7"' } });
    expect([status, body]).toEqual([304, undefined]);
  });

  it('refuses a change without or with a stale If-Match', async () => {
    const change = (headers: Record<string, string>) => call('/api/v1/things/abc/title', { method: 'POST', headers });
    expect(await change({})).toMatchObject({ status: 428, body: { code: 'HTTP.IF_MATCH_MISSING' } });
    expect(await change({ 'if-match': '"6"' })).toMatchObject({ status: 412, body: { code: 'HTTP.IF_MATCH_STALE' } });
    expect((await change({ 'if-match': '"6", "7"' })).status).toBe(204);
  });

  it('pages by cursor and refuses a forged one', async () => {
    const first = await call('/api/v1/things?limit=2');
    expect(first.body['items']).toEqual([1, 2]);
    const second = await call(`/api/v1/things?limit=2&cursor=${String(first.body['next'])}`);
    expect(second.body).toEqual({ items: [3], next: null });
    expect(await call('/api/v1/things?cursor=abc')).toMatchObject({ status: 400, body: { code: 'HTTP.CURSOR_INVALID' } });
  });

  it('asks for a token where a permission is needed', async () => {
    expect(await post('/api/v1/things/abc/destroy', '{}')).toMatchObject({ status: 401, body: { code: 'ACCESS.TOKEN_MISSING' } });
  });

  it('tells that it lives, that it is ready, and its metrics', async () => {
    expect(await call('/health/live')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await call('/health/ready')).toMatchObject({ status: 200, body: { status: 'ok', checks: {} } });
    const text = await (await fetch(`${service.url}/metrics`)).text();
    expect(text).toMatch(/http_request_duration_seconds_count\{method="POST",route="\/api\/v1\/things",status="201"\} [1-9]/);
  });

  it('publishes the same OpenAPI document while running as in preview without any configuration', async () => {
    const running = await (await fetch(`${service.url}/openapi.json`)).text();
    expect(running).toBe(await previewOpenApi(def));
    const document = JSON.parse(running) as {
      openapi: string;
      paths: Record<
        string,
        Record<
          string,
          {
            description: string;
            responses: Record<string, { content?: object }>;
            parameters: { name: string; in: string; description?: string }[];
            security?: unknown;
          }
        >
      >;
      components: { schemas: Record<string, object>; securitySchemes: object };
    };
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.components.schemas)).toEqual(['NewThingInput', 'Problem', 'Thing']);
    expect(document.components.securitySchemes).toEqual({ bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } });
    const read = document.paths['/api/v1/things/{id}']!['get']!;
    expect(read.description).toContain('Consistency: **strong**. Permission: none (public).');
    expect(read.description).toContain('- 404 `PROBE.THING_NOT_FOUND`: there is no such thing');
    expect(read.responses['404']!.content).toEqual({ 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } });
    expect(read.responses['200']!.content).toEqual({ 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } });
    expect(document.paths['/api/v1/things']!['get']!.parameters.map((p) => p.name)).toEqual(['cursor', 'limit']);
    const destroy = document.paths['/api/v1/things/{id}/destroy']!['post']!;
    expect(destroy.security).toEqual([{ bearer: [] }]);
    expect(destroy.description).toContain('Permission: `thing.destroy`.');
    const { parameters } = document.paths['/api/v1/things/{id}/title']!['post']!;
    const headers = parameters.filter((p) => p.in === 'header').sort((a, b) => (a.name < b.name ? -1 : 1));
    expect(headers).toMatchObject([
      { name: 'If-Match', required: false, schema: { type: 'string' }, description: expect.stringContaining('ETag') },
      { name: 'Thing-Key', description: 'what opens it' },
    ]);
  });
});

describe('a command of a service', () => {
  let rounds = 0;

  @Injectable()
  class Busy {
    constructor(workers: Workers) {
      workers.add({ name: 'busy', everyMs: 1, round: () => Promise.resolve(++rounds < 0) });
    }
  }
  @Module({ providers: [Busy] })
  class BusyModule {}
  const busy: ServiceDefinition = {
    ...def,
    module: BusyModule,
    commands: {
      greet: async ({ app, args, input }) => ({ greeted: [...args, await input()], busy: app.get(Busy) instanceof Busy }),
      refuse: () => Promise.reject(new CommandError('not today')),
    },
  };

  it('has providers, arguments and standard input, and begins no work of a worker', async () => {
    const done = await runCommand(busy, 'greet', ['a', 'b'], { env: { ...env, ROLE: 'all' }, input: () => Promise.resolve('c') });
    expect(done).toEqual({ greeted: ['a', 'b', 'c'], busy: true });
    expect(rounds).toBe(0);
  });

  it('refuses in words of its own, and what the service does not have', async () => {
    await expect(runCommand(busy, 'refuse', [], { env })).rejects.toThrow(new CommandError('not today'));
    await expect(runCommand(busy, 'dance', [], { env })).rejects.toThrow('there is no command dance');
  });
});
