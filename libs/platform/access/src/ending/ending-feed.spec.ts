import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { DenyList } from './deny-list.js';
import { endingKey, type EndingPage } from './ending.js';
import { EndingFeed } from './ending-feed.js';

const issuer = 'i';
const ended = (id: string) => ({ key: endingKey(issuer, 'account', id), notBefore: null, until: Math.floor(Date.now() / 1000) + 300 });
const denies = (list: DenyList, id: string) => list.denies({ issuedAt: 1, subjects: [['account', id]] });

describe('the feed of ended access', () => {
  let server: Server | undefined;
  let feed: EndingFeed | undefined;
  afterEach(async () => {
    await feed?.onApplicationShutdown();
    server?.closeAllConnections();
    server?.close();
  });

  async function start(answer: (cursor: string | null, response: ServerResponse) => Partial<EndingPage> | undefined) {
    const asked: (string | null)[] = [];
    server = createServer((request, response) => {
      const cursor = new URL(request.url!, 'http://x').searchParams.get('cursor');
      asked.push(cursor);
      const page = answer(cursor, response);
      if (page) response.end(JSON.stringify({ endings: [], more: false, cursor: '', ...page }));
    });
    await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
    const list = new DenyList(issuer);
    feed = new EndingFeed({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/endings`, list, timeoutMs: 200 });
    return { feed, list, asked };
  }

  it('reads all pages at once, and goes on from the last', async () => {
    const { feed, list, asked } = await start((cursor) =>
      cursor === null ? { endings: [ended('a')], cursor: '1', more: true } : { endings: [ended('b')], cursor: '2' },
    );
    await feed.refresh();
    await feed.refresh();
    expect([denies(list, 'a'), denies(list, 'b'), denies(list, 'c')]).toEqual([true, true, false]);
    expect(asked).toEqual([null, '1', '2']);
  });

  it('keeps what it has while auth fails, is silent or answers nonsense, and goes on when it is back', async () => {
    let turn = 0;
    const { feed, list, asked } = await start((_, response) => {
      turn++;
      if (turn === 1) return { endings: [ended('a')], cursor: '1' };
      if (turn === 2) response.writeHead(500).end();
      if (turn === 3) response.end('{"endings":[{"key":1}]}');
      if (turn === 4) return undefined; // no answer ever
      return turn === 5 ? { endings: [ended('b')], cursor: '2' } : undefined;
    });
    for (let i = 0; i < 4; i++) await feed.refresh();
    expect(denies(list, 'a')).toBe(true);
    await feed.refresh();
    expect(denies(list, 'b')).toBe(true);
    expect(asked).toEqual([null, '1', '1', '1', '1']);
  });

  it('asks once for those who ask together', async () => {
    const { feed, asked } = await start(() => ({ cursor: '1' }));
    await Promise.all([feed.refresh(), feed.refresh(), feed.refresh()]);
    expect(asked).toHaveLength(1);
  });
});
