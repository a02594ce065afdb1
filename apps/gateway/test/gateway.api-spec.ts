import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { request as rawRequest } from 'node:http';
import { createService, type RunningService } from '@yiwang/service-host';
import { backing, eventually, TcpProxy, TokenIssuer, uniqueName } from '@yiwang/testing';
import { Redis } from 'ioredis';
import { ITEM_INVALIDATIONS } from '../src/cache/item-invalidations.js';
import { gateway } from '../src/gateway.service.js';
import { json, UpstreamStub } from './upstream-stub.js';

const CODE = '11330200002958206X4330131001000';
const services = ['catalogue', 'acceptance', 'dispatch', 'monitoring', 'payment', 'evaluation', 'notification', 'auth'] as const;
const stubs = {} as Record<(typeof services)[number], UpstreamStub>;
let issuer: TokenIssuer;
let redisProxy: TcpProxy;
let redis: Redis;
let running: RunningService;
let bearer: string;

const environment = (more: Record<string, string> = {}): Record<string, string> => ({
  NODE_ENV: 'test',
  LOG_LEVEL: 'fatal',
  REDIS_URL: redisProxy.through(backing().redisUrl),
  AUTH_ISSUER: issuer.issuer,
  JWKS_URL: issuer.jwksUrl,
  ...Object.fromEntries(services.map((name) => [`${name.toUpperCase()}_URL`, stubs[name].url])),
  RATE_NAMESPACE: uniqueName('gateway'),
  UPSTREAM_TIMEOUT_MS: '400',
  CORS_ORIGINS: 'https://portal.example',
  ...more,
});

beforeAll(async () => {
  for (const name of services) stubs[name] = await UpstreamStub.start();
  issuer = await TokenIssuer.start();
  redisProxy = await TcpProxy.to(backing().redisUrl);
  redis = new Redis(backing().redisUrl);
  running = await createService(gateway, environment());
  bearer = `Bearer ${await issuer.token({ kind: 'person', id: 'p-1', permissions: ['case.file'] })}`;
});

afterAll(async () => {
  await running?.close();
  await Promise.all(services.map((name) => stubs[name]?.stop()));
  await issuer?.stop();
  await redisProxy?.cut();
  redis?.disconnect();
});

afterEach(() => services.forEach((name) => stubs[name].reset()));

const call = (path: string, init: RequestInit = {}, base = running.url): Promise<Response> =>
  fetch(base + path, { redirect: 'manual', ...init });
const signedIn = (headers: Record<string, string> = {}): RequestInit => ({ headers: { authorization: bearer, ...headers } });
const problemOf = async (response: Response): Promise<Record<string, unknown>> => {
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  return (await response.json()) as Record<string, unknown>;
};

describe('routing', () => {
  it.each([
    ['/api/v1/items', 'catalogue', '/api/v1/items'],
    ['/api/v1/departments/x', 'catalogue', '/api/v1/departments/x'],
    ['/api/v1/regions?parent=330200', 'catalogue', '/api/v1/regions?parent=330200'],
    ['/api/v1/guides/g', 'catalogue', '/api/v1/guides/g'],
    ['/api/v1/items/imports', 'catalogue', '/api/v1/items/imports'],
    ['/api/v1/me', 'auth', '/api/v1/me'],
    ['/api/v1/applications?limit=2', 'acceptance', '/api/v1/applications?limit=2'],
    ['/api/v1/work-list/counts?due=soon', 'acceptance', '/api/v1/work-list/counts?due=soon'],
    ['/api/v1/progress/x', 'acceptance', '/api/v1/progress/x'],
    ['/api/v1/case-notices?region=330203', 'acceptance', '/api/v1/case-notices?region=330203'],
    ['/api/v1/live/applications/x', 'acceptance', '/api/v1/live/applications/x'],
    ['/api/v1/workbench/tasks', 'dispatch', '/api/v1/workbench/tasks'],
    ['/api/v1/department/tasks', 'dispatch', '/api/v1/department/tasks'],
    ['/api/v1/supervision/cards', 'monitoring', '/api/v1/supervision/cards'],
    ['/api/v1/evaluations/cases/x', 'evaluation', '/api/v1/evaluations/cases/x'],
    ['/api/v1/payments/payables?caseNo=x', 'payment', '/api/v1/payments/payables?caseNo=x'],
    ['/sandbox/payments/x', 'payment', '/sandbox/payments/x'],
    ['/api/v1/admin/notifications?state=parked', 'notification', '/api/v1/admin/notifications?state=parked'],
    ['/oidc/.well-known/openid-configuration', 'auth', '/oidc/.well-known/openid-configuration'],
    ['/api/v1/admin/dispatch/messaging/outbox?x=1', 'dispatch', '/api/v1/admin/messaging/outbox?x=1'],
  ] as const)('sends %s to %s', async (path, service, target) => {
    const response = await call(path, signedIn());
    expect(response.status).toBe(200);
    expect(stubs[service].seen.map((seen) => seen.url)).toEqual([target]);
  });

  it('lets whoever holds an evaluation link through without a token, and nobody else', async () => {
    const link = `/api/v1/evaluations/invitations/${'x'.repeat(43)}`;
    const body = JSON.stringify({ level: 'good', channel: 'sms' });
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
    expect((await call(link, init)).status).toBe(200);
    expect((await call('/api/v1/evaluations', init)).status).toBe(401);
    expect(stubs.evaluation.seen.map((seen) => seen.url)).toEqual([link]);
  });

  it('hands a payment callback on without a token, byte for byte and with its signature', async () => {
    const body = '{ "amountFen" : 1000 }\n';
    const headers = { 'content-type': 'application/json', 'yiwang-pay-signature': 'c2ln' };
    expect((await call('/callbacks/payments/sandbox', { method: 'POST', headers, body })).status).toBe(200);
    const [seen] = stubs.payment.seen;
    expect([seen!.url, seen!.body, seen!.headers['yiwang-pay-signature']]).toEqual(['/callbacks/payments/sandbox', body, 'c2ln']);
  });

  it('answers an unknown path itself with 404', async () => {
    const response = await call('/api/v1/nothing', signedIn());
    expect(response.status).toBe(404);
    expect((await problemOf(response))['code']).toBe('HTTP.ROUTE_NOT_FOUND');
  });
});

describe('streams', () => {
  const events = (init: RequestInit = signedIn(), path = '/api/v1/live/applications/x', base = running.url): Promise<Response> =>
    call(path, init, base);
  const begin = { 'content-type': 'text/event-stream' };

  it('pass on each event when it comes, for longer than an answer may take', async () => {
    let send!: (text: string) => void;
    stubs.acceptance.answer = (_, response) => {
      response.writeHead(200, begin).flushHeaders();
      send = (text) => response.write(text);
    };
    const stop = new AbortController();
    const reader = (await events({ ...signedIn(), signal: stop.signal })).body!.getReader();
    for (const text of ['data: 1\n\n', 'data: 2\n\n']) {
      send(text);
      expect(Buffer.from((await reader.read()).value!).toString()).toBe(text);
      // Longer than the upstream may be silent in an ordinary answer (400 ms here).
      const silentUntil = Date.now() + 600;
      await eventually(() => expect(Date.now()).toBeGreaterThan(silentUntil));
    }
    stop.abort();
  });

  it('are asked for with a token or, by number and code, without one; and close upstream when the client goes', async () => {
    let closed = false;
    stubs.acceptance.answer = (_, response) => {
      response.writeHead(200, begin).flushHeaders();
      response.once('close', () => (closed = true));
    };
    expect((await events({})).status).toBe(401);
    const stop = new AbortController();
    expect((await events({ signal: stop.signal, headers: { 'query-code': 'AAAA-BBBB' } }, '/api/v1/live/progress/x')).status).toBe(200);
    expect(stubs.acceptance.seen.at(-1)!.headers['query-code']).toBe('AAAA-BBBB');
    stop.abort();
    await eventually(() => expect(closed).toBe(true));
  });

  it('are limited by client, take no connection from other answers, and do not hold up the end of the process', async () => {
    const own = await createService(gateway, environment({ STREAMS_PER_CLIENT: '3', UPSTREAM_CONNECTIONS: '1' }));
    let ended = false;
    try {
      stubs.acceptance.answer = ({ url }, response) => {
        if (url.startsWith('/api/v1/live')) response.writeHead(200, begin).flushHeaders();
        else json(response, 200, { ok: true });
      };
      const open = await Promise.all([1, 2, 3].map(() => events(signedIn(), '/api/v1/live/applications/x', own.url)));
      const refused = await events(signedIn(), '/api/v1/live/applications/x', own.url);
      expect([refused.status, (await problemOf(refused))['code'], refused.headers.get('retry-after')]).toEqual([
        429,
        'GATEWAY.TOO_MANY_STREAMS',
        '5',
      ]);
      expect((await call('/api/v1/applications', signedIn(), own.url)).status).toBe(200);
      await open[0]!.body!.cancel();
      await eventually(async () => {
        const again = await events(signedIn(), '/api/v1/live/applications/x', own.url);
        expect(again.status).toBe(200);
      });
      const begun = performance.now();
      await own.close();
      ended = true;
      expect(performance.now() - begun).toBeLessThan(5_000);
    } finally {
      if (!ended) await own.close();
    }
  });
});

describe('files', () => {
  const PATH = '/api/v1/materials/files?name=a.pdf';
  const CHUNK = Buffer.alloc(64 * 1024, 7);
  /** A client that sends piece by piece, as far as the test lets it. */
  const sender = (headers: Record<string, string | number> = {}) => {
    const { hostname, port } = new URL(running.url);
    const sending = rawRequest({ hostname, port, path: PATH, method: 'POST', headers: { authorization: bearer, ...headers } });
    const answer = new Promise<{ status: number; body: string }>((resolve, reject) => {
      sending.on('error', reject);
      sending.on('response', (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (text: string) => (body += text));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
      });
    });
    answer.catch(() => undefined);
    return { sending, answer };
  };

  it('go through as they come, before their end has come, with the length they were announced with', async () => {
    let received = 0;
    let length: string | undefined;
    stubs.acceptance.early = (request, response) => {
      length = request.headers['content-length'];
      request.on('data', (piece: Buffer) => (received += piece.length));
      request.on('end', () => json(response, 201, { received }));
      return true;
    };
    const { sending, answer } = sender({ 'content-type': 'application/pdf', 'content-length': 2 * CHUNK.length });
    sending.write(CHUNK);
    await eventually(() => expect(received).toBe(CHUNK.length));
    sending.end(CHUNK);
    expect(await answer).toEqual({ status: 201, body: JSON.stringify({ received: 2 * CHUNK.length }) });
    expect(length).toBe(String(2 * CHUNK.length));
  });

  it('go through when nobody said how long they are', async () => {
    const { sending, answer } = sender();
    for (let i = 0; i < 40; i++) sending.write(CHUNK);
    sending.end();
    expect((await answer).status).toBe(200);
    expect(stubs.acceptance.seen[0]!.body).toHaveLength(40 * CHUNK.length);
  });

  it('hear the refusal of the service while they are still being sent', async () => {
    stubs.acceptance.early = (request, response) => {
      json(response, 422, { code: 'ACCEPTANCE.FILE_EXECUTABLE' });
      request.resume();
      return true;
    };
    const { sending, answer } = sender({ 'content-length': 400 * CHUNK.length });
    sending.write(CHUNK);
    expect(await answer).toEqual({ status: 422, body: '{"code":"ACCEPTANCE.FILE_EXECUTABLE"}' });
    sending.destroy();
  });

  it('of more than 512 MiB are refused by what they are announced with, and sent to nobody', async () => {
    const { sending, answer } = sender({ 'content-length': 513 * 1024 * 1024 });
    sending.write(CHUNK);
    const { status, body } = await answer;
    expect([status, JSON.parse(body).code]).toEqual([413, 'HTTP.BODY_TOO_LARGE']);
    expect(stubs.acceptance.seen).toEqual([]);
    sending.destroy();
  });

  it('that their sender gives up leave the service in the middle', async () => {
    let cut = false;
    stubs.acceptance.early = (request) => {
      request.resume().on('close', () => (cut = !request.complete));
      return true;
    };
    const { sending } = sender({ 'content-length': 10 * CHUNK.length });
    sending.on('error', () => undefined);
    sending.write(CHUNK);
    await new Promise<void>((resolve) => sending.write(CHUNK, () => resolve()));
    sending.destroy();
    await eventually(() => expect(cut).toBe(true));
  });

  it('need a token, unless a signed link opens them', async () => {
    expect((await call(PATH, { method: 'POST', body: 'x' })).status).toBe(401);
    expect((await call('/api/v1/material-links?token=x')).status).toBe(200);
    expect((await call('/api/v1/material-links?token=x', { method: 'POST', body: 'x' })).status).toBe(401);
  });
});

describe('forwarding', () => {
  it('passes body bytes, status and headers through, also what is no JSON', async () => {
    stubs.acceptance.answer = (_, response) => json(response, 400, { code: 'X' }, { location: '/here', 'set-cookie': ['a=1', 'b=2'] });
    const broken = '{"a": 1,, "名"';
    const response = await call('/api/v1/applications', {
      method: 'POST',
      body: broken,
      ...signedIn({ 'content-type': 'application/json; charset=utf-8', 'idempotency-key': 'k1' }),
    });
    expect(response.status).toBe(400);
    expect(response.headers.get('location')).toBe('/here');
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(stubs.acceptance.seen[0]).toMatchObject({
      method: 'POST',
      body: broken,
      headers: { 'content-type': 'application/json; charset=utf-8', 'idempotency-key': 'k1', authorization: bearer },
    });
  });

  it('says who calls and starts or continues the trace, whatever the client claims about itself', async () => {
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
    await call(
      '/api/v1/applications',
      signedIn({
        'x-forwarded-for': '9.9.9.9',
        'x-forwarded-host': 'evil',
        'x-forwarded-port': '1',
        'x-forwarded-prefix': '/evil',
        'x-real-ip': '9.9.9.9',
        forwarded: 'for=9.9.9.9',
        traceparent: `00-${trace}-00f067aa0ba902b7-01`,
      }),
    );
    await call('/api/v1/applications', signedIn());
    const [first, second] = stubs.acceptance.seen;
    expect(first!.headers).toMatchObject({
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
      'x-forwarded-host': new URL(running.url).host,
    });
    for (const name of ['x-forwarded-port', 'x-forwarded-prefix', 'x-real-ip', 'forwarded'])
      expect(first!.headers).not.toHaveProperty(name);
    expect(first!.headers['traceparent']).toContain(trace);
    expect(second!.headers['traceparent']).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  });

  it('keeps hop-by-hop headers to their connection', async () => {
    stubs.acceptance.answer = (_, response) => json(response, 200, {}, { connection: 'close, x-hop', 'x-hop': '1', 'x-end': '2' });
    const headers = await new Promise<Record<string, unknown>>((resolve, reject) => {
      const options = { headers: { authorization: bearer, connection: 'close, x-private', 'x-private': '1', te: 'trailers' } };
      rawRequest(`${running.url}/api/v1/applications`, options, (response) => resolve(response.resume().headers))
        .on('error', reject)
        .end();
    });
    expect(stubs.acceptance.seen[0]!.headers).not.toHaveProperty('x-private');
    expect(stubs.acceptance.seen[0]!.headers).not.toHaveProperty('te');
    expect(headers).not.toHaveProperty('x-hop');
    expect(headers['x-end']).toBe('2');
  });

  it('lets nobody else keep what was answered to the bearer of a token, unless the service says how', async () => {
    expect((await call('/api/v1/applications', signedIn())).headers.get('cache-control')).toBe('private, no-store');
    expect((await call('/api/v1/items', signedIn())).headers.get('cache-control')).toBe('private, no-store');
    stubs.acceptance.answer = (_, response) => json(response, 200, {}, { 'cache-control': 'private, no-cache', vary: 'Accept-Language' });
    const kept = await call('/api/v1/applications', signedIn({ origin: 'https://portal.example' }));
    expect(kept.headers.get('cache-control')).toBe('private, no-cache');
    expect(kept.headers.get('vary')).toBe('Accept-Language, Origin');
  });

  it('streams large answers whole', async () => {
    const big = Buffer.alloc(5_000_000, 'x');
    stubs.acceptance.answer = (_, response) => response.writeHead(200).end(big);
    const response = await call('/api/v1/applications/file', signedIn());
    expect(Buffer.from(await response.arrayBuffer()).equals(big)).toBe(true);
  });

  it('refuses a body of more than 1 MiB with 413 before the service sees it', async () => {
    const init = { method: 'POST', body: 'x'.repeat(1_100_000), ...signedIn({ 'content-type': 'application/json' }) };
    const response = await call('/api/v1/applications', init);
    expect(response.status).toBe(413);
    expect((await problemOf(response))['code']).toBe('HTTP.BODY_TOO_LARGE');
    expect(stubs.acceptance.seen).toEqual([]);
  });

  it('lets an item list of several MiB through to the import', async () => {
    const init = { method: 'POST', body: 'x'.repeat(4_000_000), ...signedIn({ 'content-type': 'text/csv' }) };
    expect((await call('/api/v1/items/imports', init)).status).toBe(200);
    expect(stubs.catalogue.seen[0]!.body).toHaveLength(4_000_000);
  });

  it('answers 504 GATEWAY.UPSTREAM_TIMEOUT when a service is too slow', async () => {
    stubs.acceptance.answer = () => undefined;
    const response = await call('/api/v1/applications', signedIn());
    expect(response.status).toBe(504);
    expect(await problemOf(response)).toMatchObject({
      code: 'GATEWAY.UPSTREAM_TIMEOUT',
      status: 504,
      correlationId: expect.stringMatching(/^\w{32}$/),
    });
  });

  it('answers 503 GATEWAY.UPSTREAM_DOWN while a service is away, and goes on when it is back', async () => {
    await stubs.dispatch.stop();
    const down = await call('/api/v1/workbench/tasks', signedIn({ 'accept-language': 'en' }));
    expect(down.status).toBe(503);
    expect(down.headers.get('retry-after')).toBe('1');
    expect(await problemOf(down)).toMatchObject({
      code: 'GATEWAY.UPSTREAM_DOWN',
      detail: 'the service behind is not reachable at the moment',
    });
    const ready = (await (await call('/health/ready')).json()) as { status: string; checks: Record<string, string> };
    expect(ready.checks['dispatch']).toBe('down');
    await stubs.dispatch.restart();
    expect((await call('/api/v1/workbench/tasks', signedIn())).status).toBe(200);
  });
});

describe('token check', () => {
  it.each([
    ['without a token', async () => undefined, 'ACCESS.TOKEN_MISSING'],
    ['with nonsense', async () => 'a.b.c', 'ACCESS.TOKEN_INVALID'],
    ['with an expired token', () => issuer.token({ kind: 'person', id: 'p' }, { expiresIn: -1 }), 'ACCESS.TOKEN_EXPIRED'],
    ['with a token for another audience', () => issuer.token({ kind: 'person', id: 'p' }, { audience: 'other' }), 'ACCESS.TOKEN_INVALID'],
  ])('refuses a route that needs a login %s, and asks no service', async (_, token, code) => {
    const value = await token();
    const headers: Record<string, string> = value === undefined ? {} : { authorization: `Bearer ${value}` };
    const response = await call('/api/v1/applications', { method: 'POST', body: '{}', headers });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toContain('Bearer realm="yiwang"');
    expect((await problemOf(response))['code']).toBe(code);
    expect(stubs.acceptance.seen).toEqual([]);
  });

  it('lets anybody read the catalogue, and nobody change it without a token', async () => {
    expect((await call('/api/v1/items?anonymous')).status).toBe(200);
    expect((await call('/api/v1/items', { method: 'POST', body: '{}' })).status).toBe(401);
  });
});

describe('read cache', () => {
  const item = (version: number) => (_: unknown, response: Parameters<typeof json>[0]) =>
    json(response, 200, { version }, { etag: `"v${version}"` });
  const url = `/api/v1/items/${CODE}`;

  it('asks the catalogue once, answers from memory, and 304 to who has it', async () => {
    stubs.catalogue.answer = item(1);
    const first = await call(`${url}?once`);
    const second = await call(`${url}?once`);
    expect([first, second].map((r) => r.headers.get('cache-status'))).toEqual(['yiwang; fwd=miss', 'yiwang; hit']);
    expect(await second.json()).toEqual({ version: 1 });
    expect(second.headers.get('etag')).toBe('"v1"');
    const third = await call(`${url}?once`, { headers: { 'if-none-match': '"v1"' } });
    expect(third.status).toBe(304);
    expect(await third.text()).toBe('');
    expect(stubs.catalogue.seen).toHaveLength(1);
  });

  it('keeps one answer per language', async () => {
    await call(`${url}?lang`);
    await call(`${url}?lang`, { headers: { 'accept-language': 'en-GB,en;q=0.9' } });
    await call(`${url}?lang`, { headers: { 'accept-language': 'en' } });
    expect(stubs.catalogue.seen.map((seen) => seen.headers['accept-language'])).toEqual(['zh', 'en']);
  });

  it('asks once for many simultaneous readers', async () => {
    stubs.catalogue.answer = (_, response) => void setTimeout(() => json(response, 200, {}), 50);
    const answers = await Promise.all(Array.from({ length: 30 }, () => call(`${url}?many`)));
    expect(answers.every((response) => response.status === 200)).toBe(true);
    expect(stubs.catalogue.seen).toHaveLength(1);
  });

  it('never gives a signed-in reader the shared answer', async () => {
    await call(`${url}?own`);
    await call(`${url}?own`, signedIn());
    expect(stubs.catalogue.seen).toHaveLength(2);
  });

  it('does not keep errors', async () => {
    stubs.catalogue.answer = (_, response) => json(response, 404, {});
    expect((await call(`${url}?gone`)).status).toBe(404);
    stubs.catalogue.answer = item(3);
    expect((await call(`${url}?gone`)).status).toBe(200);
  });

  it('forgets an item and the lists when the catalogue says that it changed', async () => {
    const other = `/api/v1/items/${CODE.replace('001000', '002000')}?inv`;
    for (const path of [`${url}?inv`, other, '/api/v1/items?inv']) await call(path);
    stubs.catalogue.answer = item(2);
    await redis.publish(ITEM_INVALIDATIONS, JSON.stringify({ itemCode: CODE }));
    await eventually(async () => expect(await (await call(`${url}?inv`)).json()).toEqual({ version: 2 }));
    expect(await (await call('/api/v1/items?inv')).json()).toEqual({ version: 2 });
    expect((await call(other)).headers.get('cache-status')).toBe('yiwang; hit');
  });

  it('forgets everything when it may have missed a change', async () => {
    await call(`${url}?flush`);
    await redisProxy.cut();
    await eventually(async () => expect((await call(`${url}?flush`)).headers.get('cache-status')).toBe('yiwang; fwd=miss'));
    await redisProxy.restore();
    await eventually(async () => {
      await redis.publish(ITEM_INVALIDATIONS, JSON.stringify({ itemCode: CODE }));
      expect((await call(`${url}?flush`)).headers.get('cache-status')).toBe('yiwang; fwd=miss');
    });
  });
});

describe('rate limit', () => {
  it('refuses with 429, says when to come back, and keeps subjects apart', async () => {
    const strict = await createService(gateway, environment({ RATE_LIMITS: 'change=3,publicRead=2' }));
    try {
      const post = (authorization: string) =>
        call('/api/v1/applications', { method: 'POST', body: '{}', headers: { authorization } }, strict.url);
      const other = `Bearer ${await issuer.token({ kind: 'person', id: 'p-2' })}`;
      const statuses: number[] = [];
      for (let i = 0; i < 4; i++) statuses.push((await post(bearer)).status);
      expect(statuses).toEqual([200, 200, 200, 429]);
      const refused = await post(bearer);
      expect((await problemOf(refused))['code']).toBe('GATEWAY.RATE_LIMITED');
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(refused.headers.get('ratelimit-limit')).toBe('3');
      expect(refused.headers.get('ratelimit-remaining')).toBe('0');
      expect((await post(other)).headers.get('ratelimit-remaining')).toBe('2');
      const reads: number[] = [];
      for (let i = 0; i < 3; i++) reads.push((await call('/api/v1/items?limited', {}, strict.url)).status);
      expect(reads).toEqual([200, 200, 429]);
    } finally {
      await strict.close();
    }
  });

  it('renews tokens for who is logged in, however many log in behind the same address', async () => {
    const strict = await createService(gateway, environment({ RATE_LIMITS: 'login=2,token=2' }));
    try {
      const open = async (path: string, method = 'GET') => (await call(`/oidc/${path}`, { method }, strict.url)).status;
      expect([await open('auth'), await open('interaction/x', 'POST'), await open('auth/y')]).toEqual([200, 200, 429]);
      expect([await open('token', 'POST'), await open('jwks'), await open('token', 'POST')]).toEqual([200, 200, 429]);
    } finally {
      await strict.close();
    }
  });

  it('counts questions for progress by address, whatever number and code they try', async () => {
    const strict = await createService(gateway, environment({ RATE_LIMITS: 'progress=3' }));
    try {
      const statuses: number[] = [];
      for (const path of ['progress/a', 'progress/b', 'live/progress/c', 'progress/d', 'live/progress/e'])
        statuses.push((await call(`/api/v1/${path}`, { headers: { 'query-code': path } }, strict.url)).status);
      expect(statuses).toEqual([200, 200, 200, 429, 429]);
    } finally {
      await strict.close();
    }
  });

  it('counts the gateway’s own pages and paths that are none, but no probes', async () => {
    const strict = await createService(gateway, environment({ RATE_LIMITS: 'publicRead=3' }));
    try {
      const statuses: number[] = [];
      for (const path of ['/openapi.json', '/docs/start.js', '/nowhere', '/docs/start.js', '/nowhere', '/health/live', '/metrics'])
        statuses.push((await call(path, {}, strict.url)).status);
      expect(statuses).toEqual([200, 200, 404, 429, 429, 200, 200]);
    } finally {
      await strict.close();
    }
  });

  it('goes on with a limit of its own while Redis is away', async () => {
    const alone = await createService(gateway, environment({ RATE_LIMITS: 'change=5', REDIS_URL: 'redis://127.0.0.1:9' }));
    try {
      const statuses: number[] = [];
      for (let i = 0; i < 7; i++) statuses.push((await call('/api/v1/applications', { method: 'POST', ...signedIn() }, alone.url)).status);
      expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
      expect(await (await call('/metrics', {}, alone.url)).text()).toMatch(/gateway_rate_limit_local_total [1-9]/);
    } finally {
      await alone.close();
    }
  });
});

describe('own pages', () => {
  it('is ready when every service has answered', async () => {
    await eventually(async () => {
      const response = await call('/health/ready');
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual({ status: 'ok', checks: Object.fromEntries(services.map((name) => [name, 'up'])) });
    });
  });

  it('merges the documents of the services and names those that are missing', async () => {
    const document = (paths: string[]) => ({
      openapi: '3.1.0',
      info: {},
      paths: Object.fromEntries(paths.map((path) => [path, { get: {} }])),
    });
    for (const name of services) stubs[name].answer = (_, response) => json(response, 200, document([]));
    stubs.catalogue.answer = (_, response) => json(response, 200, document(['/api/v1/items', '/metrics']));
    stubs.monitoring.answer = (_, response) => json(response, 500, {});
    stubs.dispatch.answer = (_, response) => json(response, 200, { ok: true });
    const merged = (await (await call('/openapi.json')).json()) as { paths: object; 'x-missing-services': string[] };
    expect(Object.keys(merged.paths)).toEqual(['/api/v1/items']);
    expect(merged['x-missing-services']).toEqual(['dispatch', 'monitoring']);
  });

  it('shows the document on a page of its own files', async () => {
    const page = await (await call('/docs')).text();
    for (const [, path] of page.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect(path).toMatch(/^\//);
      const asset = await call(path!);
      expect(asset.status).toBe(200);
      await asset.arrayBuffer();
    }
  });

  it('lets the configured web pages call, and no others', async () => {
    const preflight = (origin: string) =>
      call('/api/v1/applications', { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } });
    const allowed = await preflight('https://portal.example');
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://portal.example');
    const headers = allowed.headers.get('access-control-allow-headers')!.split(', ');
    expect(headers).toEqual(expect.arrayContaining(['authorization', 'idempotency-key', 'if-match', 'query-code', 'last-event-id']));
    expect((await preflight('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
    const read = await call('/api/v1/items?cors', { headers: { origin: 'https://portal.example' } });
    expect(read.headers.get('access-control-allow-origin')).toBe('https://portal.example');
    expect(read.headers.get('x-content-type-options')).toBe('nosniff');
  });
});
