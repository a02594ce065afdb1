import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AddressGuard, GuardedHttp } from '@yiwang/http-client';
import { SystemClock, uuidv7 } from '@yiwang/kernel';
import { Webhook } from 'standardwebhooks';
import type { DepartmentSystem } from '../../system/department-system.js';
import { toCloudEvent } from '../cloud-event.js';
import { ChannelRegistry, type OutgoingMessage } from '../system-channel.js';
import { WebhookChannel } from './webhook-channel.js';
import { webhookTerms } from './webhook-terms.js';

interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

describe('WebhookChannel', () => {
  let server: Server;
  let http: GuardedHttp;
  let channel: WebhookChannel;
  let received: Received[];
  let answer: (got: Received, response: ServerResponse) => void;
  const issued = webhookTerms.issue!({}, null);
  const signal = new AbortController().signal;

  const system = (settings: object = {}, secrets: unknown = issued.secrets): DepartmentSystem => ({
    id: uuidv7(),
    code: null,
    orgCode: '11330203MB0A10021X',
    name: 'a department',
    channel: 'webhook',
    state: 'live',
    clientId: 'sys',
    settings: { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, ...settings },
    secrets,
  });
  const message = (changes: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
    id: uuidv7(),
    type: 'task.assigned',
    version: 1,
    position: 1,
    taskId: uuidv7(),
    caseNo: '330203260302000000018',
    data: { itemCode: 'ITEM-A', regionCode: '330203', orgCode: '11330203MB0A10021X', assignedAt: '2026-03-02T02:00:00.000Z' },
    createdAt: new Date('2026-03-02T02:00:01.000Z'),
    traceparent: null,
    ...changes,
  });

  beforeEach(async () => {
    received = [];
    answer = (_, response) => response.writeHead(204).end();
    server = createServer((request, response) => {
      void request.toArray().then((parts) => {
        const got = { path: request.url!, headers: request.headers, body: Buffer.concat(parts as Buffer[]).toString() };
        received.push(got);
        answer(got, response);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    http = new GuardedHttp(new AddressGuard(['127.0.0.0/8']));
    channel = new WebhookChannel(http, new ChannelRegistry(), new SystemClock());
  });
  afterEach(async () => {
    await http.onApplicationShutdown();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('posts a CloudEvent that the public library of Standard Webhooks verifies', async () => {
    const sent = message({ position: 7, traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' });
    expect(await channel.send(system(), [sent], signal)).toEqual([{ kind: 'sent' }]);
    const [got] = received as [Received];
    expect(got.headers['webhook-id']).toBe(sent.id);
    expect(new Webhook(issued.shown).verify(got.body, got.headers as Record<string, string>)).toMatchObject({
      specversion: '1.0',
      id: sent.id,
      type: 'cn.yiwang.department.task.assigned.v1',
      subject: sent.caseNo,
      sequence: 7,
      itemcode: 'ITEM-A',
      regioncode: '330203',
      data: sent.data,
    });
    expect(got.headers['content-type']).toBe('application/json');
    expect(got.headers['traceparent']).toBe(sent.traceparent);
  });

  it('gives a repeat the same id and a time of its own', async () => {
    const sent = message();
    await channel.send(system(), [sent], signal);
    await channel.send(system(), [sent], signal);
    expect(new Set(received.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([sent.id]));
    for (const { body, headers } of received) new Webhook(issued.shown).verify(body, headers as Record<string, string>);
  });

  it('signs with the secret before as well while the two overlap, and not any longer', async () => {
    const rotated = webhookTerms.issue!(issued.secrets, new Date(Date.now() + 60_000));
    await channel.send(system({}, rotated.secrets), [message()], signal);
    for (const secret of [issued.shown, rotated.shown])
      expect(new Webhook(secret).verify(received[0]!.body, received[0]!.headers as Record<string, string>)).toBeDefined();
    const over = webhookTerms.issue!(issued.secrets, new Date(Date.now() - 1));
    await channel.send(system({}, over.secrets), [message()], signal);
    expect(() => new Webhook(issued.shown).verify(received[1]!.body, received[1]!.headers as Record<string, string>)).toThrow();
  });

  it('keeps the order of a case, and does not send what lies behind a failure of it; other cases go on', async () => {
    const [a1, a2, a3, b1] = [message(), message(), message(), message({ caseNo: '330203260302000000026' })];
    answer = (got, response) => void response.writeHead(got.headers['webhook-id'] === a2.id ? 500 : 200).end();
    const outcomes = await channel.send(system(), [a1, a2, b1, a3], signal);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['sent', 'failed', 'sent', 'held']);
    const ids = received.map(({ headers }) => headers['webhook-id']);
    expect(ids).not.toContain(a3.id);
    expect(ids.filter((id) => id !== b1.id)).toEqual([a1.id, a2.id]);
  });

  it('sends messages of different cases side by side', async () => {
    const waiting: ServerResponse[] = [];
    answer = (_, response) => {
      waiting.push(response);
      if (waiting.length === 4) for (const each of waiting) each.end();
    };
    const messages = Array.from({ length: 4 }, (_, i) => message({ caseNo: `case-${i}` }));
    expect((await channel.send(system(), messages, signal)).map(({ kind }) => kind)).toEqual(Array(4).fill('sent'));
  });

  it('gives its line back only when nothing is on its way any more, whatever fails beside it', async () => {
    const [bad, good] = [message({ caseNo: 'case-1' }), message({ caseNo: 'case-2' })];
    const fault = new Error('no socket');
    let on: (() => void) | undefined;
    const send = http.send.bind(http);
    http.send = async (url, request) => {
      if (request.body === JSON.stringify(toCloudEvent(bad))) throw fault;
      return send(url, request);
    };
    const arrived = new Promise<void>((resolve) => {
      answer = (_, response) => {
        on = () => void response.writeHead(204).end();
        resolve();
      };
    });
    let over = false;
    const sending = channel.send(system(), [bad, good], signal).finally(() => (over = true));
    await arrived;
    expect(over).toBe(false);
    on!();
    await expect(sending).rejects.toBe(fault);
  });

  it('tries again with a receiver whose clock is ten minutes off, and is taken once that is right', async () => {
    let off = 600_000;
    answer = ({ headers, body }, response) => {
      const right = Date.now;
      Date.now = () => right() + off;
      try {
        new Webhook(issued.shown).verify(body, headers as Record<string, string>);
        response.writeHead(204).end();
      } catch {
        response.writeHead(401).end();
      } finally {
        Date.now = right;
      }
    };
    const late = message();
    expect(await channel.send(system(), [late], signal)).toEqual([{ kind: 'failed', error: 'HTTP_401' }]);
    off = -600_000;
    expect(await channel.send(system(), [late], signal)).toEqual([{ kind: 'failed', error: 'HTTP_401' }]);
    off = 0;
    expect(await channel.send(system(), [late], signal)).toEqual([{ kind: 'sent' }]);
  });

  it('takes what the filter holds back for delivered, and posts nothing', async () => {
    const filtered = system({ filter: { itemCodes: ['330203000000000000000000000000B'] } });
    const notice = message({ type: 'case.decided', data: { ...(message().data as object), outcome: 'approved' } });
    expect(await channel.send(filtered, [notice], signal)).toEqual([{ kind: 'sent' }]);
    expect(received).toEqual([]);
  });

  it('posts a task and its recall whatever the filter says', async () => {
    const filtered = system({ filter: { itemCodes: ['330203000000000000000000000000B'], regionCodes: ['11'] } });
    const messages = [message(), message({ type: 'task.recalled' })];
    expect((await channel.send(filtered, messages, signal)).map(({ kind }) => kind)).toEqual(['sent', 'sent']);
    expect(received.map(({ headers }) => headers['webhook-id'])).toEqual(messages.map(({ id }) => id));
  });

  it('does not follow a redirect', async () => {
    answer = (_, response) => response.writeHead(308, { location: '/other' }).end();
    expect(await channel.send(system(), [message()], signal)).toMatchObject([{ kind: 'failed' }]);
    expect(received.map(({ path }) => path)).toEqual(['/hook']);
  });

  it('ends with 410, and waits for as long as Retry-After asks', async () => {
    answer = (_, response) => response.writeHead(410).end();
    expect(await channel.send(system(), [message()], signal)).toMatchObject([{ kind: 'gone' }]);
    answer = (_, response) => response.writeHead(429, { 'retry-after': '30' }).end();
    expect(await channel.send(system(), [message()], signal)).toMatchObject([{ kind: 'failed', retryAfterMs: 30_000 }]);
  });

  it('fails when the answer is not complete in time', async () => {
    answer = () => undefined;
    expect(await channel.send(system({ timeoutSeconds: 1 }), [message()], signal)).toEqual([{ kind: 'failed', error: 'CALL_TIMEOUT' }]);
  });

  it('counts no try of a message whose call was broken off, nor of those that it did not come to', async () => {
    const stop = new AbortController();
    answer = () => stop.abort();
    const outcomes = await channel.send(system(), [message(), message()], stop.signal);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['held', 'held']);
    expect(received).toHaveLength(1);
  });

  it('does not call an internal address, and does not send what it cannot sign', async () => {
    const strict = new GuardedHttp(new AddressGuard());
    const guarded = new WebhookChannel(strict, new ChannelRegistry(), new SystemClock());
    expect(await guarded.send(system(), [message()], signal)).toEqual([{ kind: 'unready', error: 'ADDRESS_FORBIDDEN' }]);
    expect(await channel.send(system({}, {}), [message()], signal)).toEqual([{ kind: 'unready', error: 'NO_SIGNING_SECRET' }]);
    expect(received).toEqual([]);
    await strict.onApplicationShutdown();
  });

  it('tries at once and then after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h', () => {
    expect([channel.schedule.map((ms) => ms / 60_000), channel.endless]).toEqual([[5 / 60, 5, 30, 120, 300, 600, 600], false]);
  });
});
