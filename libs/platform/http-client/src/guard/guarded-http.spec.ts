import type { LookupAddress } from 'node:dns';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AddressGuard, GuardedHttp, type GuardedHttpOptions } from '../index.js';

const CALL = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"a":1}', timeoutMs: 2_000 } as const;

describe('GuardedHttp', () => {
  let server: Server;
  let port: number;
  let requests: { path: string; body: string }[];
  let answer: (response: ServerResponse, request: IncomingMessage) => void;
  const clients: GuardedHttp[] = [];
  const client = (networks: string[], options?: GuardedHttpOptions): GuardedHttp => {
    const made = new GuardedHttp(new AddressGuard(networks), options);
    clients.push(made);
    return made;
  };

  beforeEach(async () => {
    requests = [];
    answer = (response) => response.end('done');
    server = createServer((request, response) => {
      void request.toArray().then((parts) => {
        requests.push({ path: request.url!, body: Buffer.concat(parts as Buffer[]).toString() });
        answer(response, request);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterEach(async () => {
    await Promise.all(clients.splice(0).map((made) => made.onApplicationShutdown()));
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('calls what is in a named network, without TLS too, and gives the answer as it came', async () => {
    answer = (response) => response.writeHead(202, { 'x-a': 'b' }).end(Buffer.from([0xd6, 0xd0]));
    const got = await client(['127.0.0.0/8']).send(`http://127.0.0.1:${port}/in`, CALL);
    expect({ ...got, headers: got.headers['x-a'], body: [...got.body] }).toEqual({
      status: 202,
      headers: 'b',
      body: [0xd6, 0xd0],
      complete: true,
    });
    expect(requests).toEqual([{ path: '/in', body: '{"a":1}' }]);
  });

  it.each([
    'http://127.0.0.1:PORT/',
    'http://localhost:PORT/',
    'http://[::1]:PORT/',
    'http://0x7f.1:PORT/',
    'http://2130706433:PORT/',
    'http://[::ffff:127.0.0.1]:PORT/',
    'http://0.0.0.0:PORT/',
    'https://127.0.0.1:PORT/',
  ])('sends nothing to an internal address: %s', async (url) => {
    await expect(client([]).send(url.replace('PORT', String(port)), CALL)).rejects.toMatchObject({ code: 'forbidden' });
    expect(requests).toEqual([]);
  });

  it('is not led inside by a name that resolves to an internal address', async () => {
    const resolve = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
    await expect(client([], { resolve }).send(`http://hook.example:${port}/`, CALL)).rejects.toMatchObject({ code: 'forbidden' });
    expect(requests).toEqual([]);
  });

  it('is not led inside by an internal address among public ones', async () => {
    const resolve = () =>
      Promise.resolve([
        { address: '1.1.1.1', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ]);
    await expect(client([], { resolve }).send(`http://hook.example:${port}/`, CALL)).rejects.toMatchObject({ code: 'forbidden' });
    expect(requests).toEqual([]);
  });

  it('looks at the address that the socket is connected to, whatever the guard was told before', async () => {
    // Public for the look-up, internal once connected: as if the name had been resolved again in between.
    let asked = 0;
    const guard = new AddressGuard(['127.0.0.0/8']);
    guard.permits = () => ++asked === 1;
    const made = new GuardedHttp(guard, { resolve: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]) });
    clients.push(made);
    await expect(made.send(`http://hook.example:${port}/`, CALL)).rejects.toMatchObject({ code: 'forbidden' });
    expect([asked, requests]).toEqual([2, []]);
  });

  it('resolves a name anew for a new connection, so that one judged before may not be another one now', async () => {
    const addresses = ['127.0.0.1', '127.0.0.2'];
    const made = client(['127.0.0.1/32'], { resolve: () => Promise.resolve([{ address: addresses.shift() ?? '127.0.0.2', family: 4 }]) });
    answer = (response) => response.writeHead(200, { connection: 'close' }).end();
    await made.send(`http://hook.example:${port}/first`, CALL);
    await expect(made.send(`http://hook.example:${port}/second`, CALL)).rejects.toMatchObject({ code: 'forbidden' });
    expect(requests.map(({ path }) => path)).toEqual(['/first']);
  });

  it('calls public addresses with TLS only', async () => {
    const guard = new AddressGuard([]);
    guard.permits = () => true;
    const made = new GuardedHttp(guard);
    clients.push(made);
    await expect(made.send(`http://127.0.0.1:${port}/`, CALL)).rejects.toMatchObject({ code: 'insecure' });
    expect(requests).toEqual([]);
    await expect(made.send(`https://127.0.0.1:${port}/`, CALL)).rejects.toMatchObject({ code: expect.stringMatching(/tls|broken/) });
  });

  it('looks a name up once for all who wait for it, and another name meanwhile', async () => {
    const asked: string[] = [];
    let found = (_: LookupAddress[]): void => undefined;
    const resolve = (host: string): Promise<LookupAddress[]> => {
      asked.push(host);
      return host === 'b.example' ? Promise.resolve([{ address: '127.0.0.1', family: 4 }]) : new Promise((answer) => (found = answer));
    };
    const made = client(['127.0.0.0/8'], { resolve });
    const waiting = Array.from({ length: 8 }, () => made.send(`http://a.example:${port}/`, CALL));
    expect((await made.send(`http://b.example:${port}/`, CALL)).status).toBe(200);
    expect(asked.filter((host) => host === 'a.example')).toHaveLength(1);
    found([{ address: '127.0.0.1', family: 4 }]);
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual(Array(8).fill(200));
  });

  it('answers one call while many others to the same address hang', async () => {
    const hanging = new AbortController();
    let allThere = (): void => undefined;
    const there = new Promise<void>((resolve) => (allThere = resolve));
    answer = (response, request) => {
      if (request.url === '/fast') response.end('done');
      if (requests.length === 20) allThere();
    };
    const made = client(['127.0.0.0/8']);
    const slow = Array.from({ length: 20 }, () => made.send(`http://127.0.0.1:${port}/slow`, { ...CALL, signal: hanging.signal }));
    const ends = Promise.allSettled(slow);
    await there;
    expect((await made.send(`http://127.0.0.1:${port}/fast`, { ...CALL, timeoutMs: 1_000 })).status).toBe(200);
    hanging.abort();
    expect((await ends).every(({ status }) => status === 'rejected')).toBe(true);
  });

  it('does not follow a redirect', async () => {
    answer = (response) => response.writeHead(307, { location: `http://127.0.0.1:${port}/elsewhere` }).end();
    expect((await client(['127.0.0.0/8']).send(`http://127.0.0.1:${port}/`, CALL)).status).toBe(307);
    expect(requests.map(({ path }) => path)).toEqual(['/']);
  });

  it('takes neither another scheme nor credentials in the address', async () => {
    for (const url of ['ftp://127.0.0.1/', 'file:///etc/hosts', 'http://user:pass@127.0.0.1/', 'nonsense']) {
      await expect(client(['127.0.0.0/8']).send(url, CALL)).rejects.toMatchObject({ code: 'invalid' });
    }
  });

  it('cuts off what is longer than it may be, and does not read it to its end', async () => {
    answer = (response) => {
      const more = (): void => void (response.closed || response.write(Buffer.alloc(65_536), () => setImmediate(more)));
      more();
    };
    const got = await client(['127.0.0.0/8'], { answerLimit: 100_000 }).send(`http://127.0.0.1:${port}/`, CALL);
    expect([got.status, got.body.length, got.complete]).toEqual([200, 100_000, false]);
  });

  it('gives up when the answer is not complete in time, and when it is cancelled', async () => {
    answer = (response) => void response.writeHead(200).write('a');
    const made = client(['127.0.0.0/8']);
    await expect(made.send(`http://127.0.0.1:${port}/`, { ...CALL, timeoutMs: 100 })).rejects.toMatchObject({ code: 'timeout' });
    const cancelled = AbortSignal.timeout(50);
    await expect(made.send(`http://127.0.0.1:${port}/`, { ...CALL, signal: cancelled })).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('says what failed: the name, the connection, or the answer', async () => {
    const made = client(['127.0.0.0/8']);
    await expect(made.send('https://no-such-host.invalid/', CALL)).rejects.toMatchObject({ code: 'unknown-host' });
    const closed = createTcpServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => closed.once('listening', resolve));
    const free = (closed.address() as AddressInfo).port;
    await new Promise((resolve) => closed.close(resolve));
    await expect(made.send(`http://127.0.0.1:${free}/`, CALL)).rejects.toMatchObject({ code: 'unreachable' });
    answer = (response) => response.destroy();
    await expect(made.send(`http://127.0.0.1:${port}/`, CALL)).rejects.toMatchObject({ code: 'broken' });
  });
});
