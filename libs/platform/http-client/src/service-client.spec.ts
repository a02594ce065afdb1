import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { runWithTrace } from '@yiwang/telemetry';
import { z } from 'zod';
import { HttpPool, ServiceClient, ServiceToken } from './index.js';

type Answer = { status: number; body?: unknown; type?: string; headers?: Record<string, string>; delayMs?: number };

describe('ServiceClient', () => {
  let server: Server;
  let base: string;
  let pool: HttpPool;
  let client: ServiceClient;
  let asked: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[];
  let answers: Answer[];
  let tokens: number;

  beforeEach(async () => {
    [asked, answers, tokens] = [[], [], 0];
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        if (request.url === '/oidc/token') {
          tokens++;
          response.setHeader('content-type', 'application/json');
          return response.end(JSON.stringify({ access_token: `token-${tokens}`, expires_in: 300 }));
        }
        asked.push({ method: request.method!, url: request.url!, headers: request.headers, body });
        const {
          status,
          body: answer,
          type = 'application/json',
          headers = {},
          delayMs = 0,
        } = answers.shift() ?? { status: 200, body: { ok: true } };
        return setTimeout(
          () => response.writeHead(status, { 'content-type': type, ...headers }).end(JSON.stringify(answer ?? null)),
          delayMs,
        );
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    pool = new HttpPool();
    const config = { AUTH_ISSUER: `${base}/oidc`, TOKEN_URL: undefined, SERVICE_CLIENT_ID: 'probe', SERVICE_CLIENT_SECRET: 's' };
    client = new ServiceClient(pool, new ServiceToken(config, pool));
  });
  afterEach(async () => {
    await pool.onApplicationShutdown();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('sends its token, fetched once, and the trace', async () => {
    await runWithTrace('00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', () =>
      Promise.all([client.get(`${base}/a`), client.get(`${base}/b`), client.post(`${base}/c`, { body: { x: 1 }, idempotencyKey: 'k' })]),
    );
    expect(tokens).toBe(1);
    expect(asked.map((a) => a.headers.authorization)).toEqual(['Bearer token-1', 'Bearer token-1', 'Bearer token-1']);
    expect(asked.every((a) => String(a.headers['traceparent']).startsWith('00-4bf92f3577b34da6a3ce929d0e0e4736-'))).toBe(true);
    const sent = asked.find((a) => a.method === 'POST')!;
    expect([sent.body, sent.headers['content-type'], sent.headers['idempotency-key']]).toEqual(['{"x":1}', 'application/json', 'k']);
  });

  it('parses the answer by its schema', async () => {
    expect(await client.get(`${base}/a`, { schema: z.object({ ok: z.boolean() }) })).toEqual({ ok: true });
    await expect(client.get(`${base}/a`, { schema: z.object({ no: z.boolean() }) })).rejects.toMatchObject({
      code: 'HTTP_CLIENT.UNEXPECTED_ANSWER',
    });
  });

  it("passes a neighbour's refusal on with its code", async () => {
    answers = [{ status: 404, type: 'application/problem+json', body: { code: 'CATALOGUE.ITEM_NOT_FOUND', detail: '没有该事项' } }];
    await expect(client.get(`${base}/a`)).rejects.toMatchObject({
      kind: 'not-found',
      code: 'CATALOGUE.ITEM_NOT_FOUND',
      text: { zh: '没有该事项' },
    });
    expect(asked).toHaveLength(1);
  });

  it('tries a GET again while the neighbour is unavailable', async () => {
    answers = [{ status: 503 }, { status: 500 }];
    await client.get(`${base}/a`);
    expect(asked).toHaveLength(3);
  });

  it('never repeats a POST', async () => {
    answers = [{ status: 503, headers: { 'retry-after': '7' } }];
    await expect(client.post(`${base}/a`, { body: {} })).rejects.toMatchObject({
      code: 'HTTP_CLIENT.NEIGHBOUR_UNAVAILABLE',
      retryAfter: 7,
    });
    expect(asked).toHaveLength(1);
  });

  it('gives up when the answer takes too long', async () => {
    answers = [{ status: 200, delayMs: 500 }];
    await expect(client.post(`${base}/a`, { timeoutMs: 50 })).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('ends with whoever waits for it, and does not try again for nobody', async () => {
    answers = [{ status: 200, delayMs: 2_000 }];
    const gone = new AbortController();
    const began = performance.now();
    const asking = client.get(`${base}/a`, { signal: gone.signal });
    setTimeout(() => gone.abort(), 50);
    await expect(asking).rejects.toMatchObject({ kind: 'unavailable' });
    expect(performance.now() - began).toBeLessThan(1_500);
    await expect(client.get(`${base}/a`, { signal: gone.signal })).rejects.toMatchObject({ kind: 'unavailable' });
    expect(asked).toHaveLength(1);
  });

  it('fetches a fresh token once when its own is refused', async () => {
    answers = [{ status: 401, body: { code: 'ACCESS.TOKEN_INVALID' } }];
    await client.post(`${base}/a`);
    expect(asked.map((a) => a.headers.authorization)).toEqual(['Bearer token-1', 'Bearer token-2']);
  });

  it('does not send its own caller to log in when the neighbour does not know this service', async () => {
    const refusal = { status: 401, body: { code: 'ACCESS.TOKEN_INVALID' } };
    answers = [refusal, refusal];
    await expect(client.post(`${base}/a`)).rejects.toMatchObject({ kind: 'internal', code: 'HTTP_CLIENT.UNEXPECTED_ANSWER' });
  });

  it('says so when no client is configured', async () => {
    const config = { AUTH_ISSUER: base, TOKEN_URL: undefined, SERVICE_CLIENT_ID: undefined, SERVICE_CLIENT_SECRET: undefined };
    await expect(new ServiceToken(config, pool).get()).rejects.toMatchObject({ code: 'HTTP_CLIENT.TOKEN_UNAVAILABLE' });
  });
});
