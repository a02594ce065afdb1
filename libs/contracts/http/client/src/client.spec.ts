import { describe, expect, it } from '@jest/globals';
import { ApiProblem, etagOf, YiwangClient, type ClientOptions, type Input, type Operation, type Schema } from './index.js';

interface Sent {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string | undefined;
}

const json = (body: unknown, init: { status?: number; headers?: Record<string, string> } = {}): Response =>
  new Response(JSON.stringify(body), {
    status: init.status ?? 200,
    headers: { 'content-type': 'application/json; charset=utf-8', ...init.headers },
  });

const problem = (status: number, code: string, headers: Record<string, string> = {}): Response =>
  new Response(
    JSON.stringify({
      code,
      status,
      title: 't',
      detail: '不行',
      correlationId: 'c1',
      invalidParams: [{ name: '/form', code: 'x', reason: 'r' }],
    }),
    {
      status,
      headers: { 'content-type': 'application/problem+json', ...headers },
    },
  );

/** A client whose calls are answered in turn, and what it sent. */
function clientWith(answers: (Response | Error)[], options: Partial<ClientOptions> = {}): { client: YiwangClient; sent: Sent[] } {
  const sent: Sent[] = [];
  const fetch = async (url: unknown, init: RequestInit = {}): Promise<Response> => {
    sent.push({
      method: init.method ?? '',
      url: String(url),
      headers: init.headers as Record<string, string>,
      body: init.body as string | undefined,
    });
    const answer = answers.shift();
    if (answer === undefined) throw new Error('one call too many');
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { client: new YiwangClient({ baseUrl: 'http://gateway/', fetch: fetch as typeof globalThis.fetch, ...options }), sent };
}

const filing = { itemCode: '1', channel: 'computer', form: {}, materials: [] } satisfies Schema<'FileApplicationInput'>;

describe('the typed client', () => {
  it('fills in path and query parameters, encoded, and leaves out what is undefined', async () => {
    const { client, sent } = clientWith([json({ items: [], next: null }), json({})]);
    await client.get('/api/v1/applications', { query: { view: 'window', cursor: undefined, limit: 5 } });
    await client.get('/api/v1/items/{itemCode}', { path: { itemCode: 'a/b' } });
    expect(sent.map(({ url }) => url)).toEqual([
      'http://gateway/api/v1/applications?view=window&limit=5',
      'http://gateway/api/v1/items/a%2Fb',
    ]);
  });

  it('refuses a path whose parameter is empty, which would be another path', async () => {
    const { client, sent } = clientWith([]);
    await expect(client.get('/api/v1/items/{itemCode}', { path: { itemCode: '' } })).rejects.toThrow('path parameter itemCode');
    expect(sent).toEqual([]);
  });

  it('asks for a token before each call, and calls without one anonymously', async () => {
    let n = 0;
    const { client, sent } = clientWith([json({}), json({})], { token: () => `t${++n}` });
    await client.get('/api/v1/me');
    await client.get('/api/v1/me');
    const anonymous = clientWith([json({ items: [], next: null })]);
    await anonymous.client.get('/api/v1/items');
    expect(sent.map(({ headers }) => headers['authorization'])).toEqual(['Bearer t1', 'Bearer t2']);
    expect(anonymous.sent[0]!.headers).not.toHaveProperty('authorization');
  });

  it('makes an idempotency key for every change and for no read, and takes a given one', async () => {
    const { client, sent } = clientWith([json({}), json({}), json({}), json({})]);
    await client.post('/api/v1/applications', { body: filing });
    await client.post('/api/v1/applications', { body: filing });
    await client.post('/api/v1/applications', { body: filing, idempotencyKey: 'mine' });
    await client.get('/api/v1/me');
    const keys = sent.map(({ headers }) => headers['idempotency-key']);
    expect(keys[0]).toMatch(/^[\da-f-]{36}$/);
    expect(keys[1]).not.toBe(keys[0]);
    expect(keys.slice(2)).toEqual(['mine', undefined]);
  });

  it('sends JSON, or text of the kind that is named', async () => {
    const { client, sent } = clientWith([json({}), json({})]);
    await client.post('/api/v1/applications', { body: filing });
    await client.post('/api/v1/items/imports', { body: 'a,b\n', contentType: 'text/csv' });
    expect(sent.map(({ headers, body }) => [headers['content-type'], body])).toEqual([
      ['application/json', JSON.stringify(filing)],
      ['text/csv', 'a,b\n'],
    ]);
  });

  it('reads an ETag, names it in a change, and reads again only what has changed', async () => {
    const { client, sent } = clientWith([
      json({ name: 'x' }, { headers: { etag: '"7"' } }),
      json({}),
      new Response(null, { status: 304, headers: { etag: '"7"' } }),
      json({ name: 'y' }, { headers: { etag: '"8"' } }),
    ]);
    const path = { itemCode: 'c' };
    const { etag } = await client.get('/api/v1/items/{itemCode}', { path });
    expect(etag).toBe(etagOf(7));
    await client.put('/api/v1/items/{itemCode}/versions/{version}', {
      path: { ...path, version: 1 },
      body: {} as Input<Operation<'put', '/api/v1/items/{itemCode}/versions/{version}'>>['body'],
      ifMatch: etag,
    });
    expect(sent[1]!.headers['if-match']).toBe('"7"');
    expect(await client.getIfChanged('/api/v1/items/{itemCode}', etag!, { path })).toBeUndefined();
    expect(sent[2]!.headers['if-none-match']).toBe('"7"');
    expect(await client.getIfChanged('/api/v1/items/{itemCode}', etag!, { path })).toMatchObject({ data: { name: 'y' }, etag: '"8"' });
  });

  it('walks a list by its cursor, reading a page only when it is reached', async () => {
    const { client, sent } = clientWith([
      json({ items: [{ caseNo: '1' }, { caseNo: '2' }], next: 'c&2' }),
      json({ items: [{ caseNo: '3' }], next: null }),
    ]);
    const seen: string[] = [];
    for await (const { caseNo } of client.each('/api/v1/applications', { query: { limit: 2 } })) {
      seen.push(caseNo);
      if (caseNo === '1') expect(sent).toHaveLength(1);
    }
    expect(seen).toEqual(['1', '2', '3']);
    expect(sent.map(({ url }) => new URL(url).search)).toEqual(['?limit=2', '?limit=2&cursor=c%262']);
  });

  it('throws the problem with its code, parameters and correlation id', async () => {
    const { client } = clientWith([problem(429, 'GATEWAY.RATE_LIMITED', { 'retry-after': '7' })]);
    const failure = await client.post('/api/v1/applications', { body: filing }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ApiProblem);
    expect(failure).toMatchObject({ status: 429, code: 'GATEWAY.RATE_LIMITED', detail: '不行', correlationId: 'c1', retryAfter: 7 });
    expect((failure as ApiProblem).invalidParams).toEqual([{ name: '/form', code: 'x', reason: 'r' }]);
    expect((failure as ApiProblem).message).toBe('POST /api/v1/applications: 429 GATEWAY.RATE_LIMITED 不行');
  });

  it('throws a problem for an answer that is none, too', async () => {
    const { client } = clientWith([new Response('<h1>Bad gateway</h1>', { status: 502, headers: { 'content-type': 'text/html' } })]);
    await expect(client.get('/api/v1/me')).rejects.toMatchObject({ status: 502, code: 'HTTP.STATUS_502', invalidParams: [] });
  });

  it('tries again after a lost answer with the same key, when it is asked to', async () => {
    const lost = [
      new TypeError('fetch failed'),
      problem(503, 'GATEWAY.UPSTREAM_DOWN'),
      problem(409, 'HTTP.IDEMPOTENCY_IN_PROGRESS'),
      json({ caseNo: '9' }, { status: 201 }),
    ];
    const { client, sent } = clientWith(lost, { retry: { times: 3, waitMs: 1 } });
    expect(await client.post('/api/v1/applications', { body: filing })).toMatchObject({ status: 201, data: { caseNo: '9' } });
    expect(new Set(sent.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
    expect(sent).toHaveLength(4);
  });

  it.each([
    ['without being asked to', {}, () => new TypeError('fetch failed')],
    ['after a refusal', { retry: { times: 3, waitMs: 1 } }, () => problem(409, 'ACCEPTANCE.WRONG_STATUS')],
    ['when it would wait too long', { retry: { times: 3, waitMs: 1 } }, () => problem(503, 'X.Y', { 'retry-after': '600' })],
  ])('does not try again %s', async (_, options, answer) => {
    const { client, sent } = clientWith([answer()], options);
    await expect(client.post('/api/v1/applications', { body: filing })).rejects.toThrow();
    expect(sent).toHaveLength(1);
  });

  it('ends the wait for another try when it is given up', async () => {
    const given = new AbortController();
    const { client } = clientWith([problem(503, 'X.Y')], { retry: { times: 1, waitMs: 20_000 } });
    const call = client.get('/api/v1/me', { signal: given.signal });
    setImmediate(() => given.abort(new Error('given up')));
    await expect(call).rejects.toThrow('given up');
  });

  it('refuses, when it is compiled, what the documents do not have', () => {
    const { client } = clientWith([]);
    const never = (): void => {
      // @ts-expect-error -- no such path
      void client.get('/api/v1/nothing');
      // @ts-expect-error -- the path parameter is missing
      void client.get('/api/v1/items/{itemCode}');
      // @ts-expect-error -- the body is missing
      void client.post('/api/v1/applications');
      // @ts-expect-error -- not a list
      client.each('/api/v1/me');
      // @ts-expect-error -- not one of the query's values
      void client.get('/api/v1/applications', { query: { view: 'all' } });
    };
    expect(never).toBeInstanceOf(Function);
  });
});
