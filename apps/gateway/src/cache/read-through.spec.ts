import { describe, expect, it } from '@jest/globals';
import { ReadThrough, type UpstreamAnswer } from './read-through.js';
import { matchesETag, ResponseCache, tagOf } from './response-cache.js';

const CODE = '11330200002958206X4330131001000';
const OTHER = '11330200002958206X4330131002000';
const detail = (code: string): string => `/api/v1/items/${code}`;
const ok = (text: string, headers: UpstreamAnswer['headers'] = {}): UpstreamAnswer => ({ status: 200, headers, body: Buffer.from(text) });

function setup(maxBytes = 1_000_000) {
  const state = { now: 0 };
  const reads = new ReadThrough(new ResponseCache(maxBytes), 30_000, () => state.now);
  const read = (url: string, answer: UpstreamAnswer | Promise<UpstreamAnswer>) => reads.read(url, url, async () => answer);
  return { state, reads, read };
}

describe('read cache', () => {
  it('tags item pages with their item and everything else as a list', () => {
    expect(tagOf(detail(CODE))).toBe(CODE);
    expect(tagOf(`${detail(CODE)}/versions/3?lang=zh`)).toBe(CODE);
    expect(tagOf(`${detail(CODE)}01`)).toBe(`${CODE}01`);
    expect(tagOf('/api/v1/items?region=330200')).toBe('list');
    expect(tagOf('/api/v1/items/ABC')).toBe('list');
  });

  it('gives a kept answer while it is fresh and asks again afterwards', async () => {
    const { state, reads, read } = setup();
    await read('/api/v1/items', ok('a'));
    expect(reads.fresh('/api/v1/items')?.body.toString()).toBe('a');
    state.now = 30_000;
    expect(reads.fresh('/api/v1/items')).toBeUndefined();
  });

  it('keeps the policy of a page with the page, and no header that belongs to one request', async () => {
    const { reads, read } = setup();
    await read('/page', ok('<p>', { 'content-security-policy': "default-src 'none'", 'x-request-id': '1' }));
    expect(reads.fresh('/page')?.headers).toEqual(['content-length', '3', 'content-security-policy', "default-src 'none'"]);
  });

  it('asks conditionally for a stale answer and renews it on 304', async () => {
    const { state, reads, read } = setup();
    await read('/u', ok('a', { etag: '"1"' }));
    state.now = 40_000;
    let asked: string | undefined;
    const result = await reads.read('/u', '/u', async (etag) => {
      asked = etag;
      return { status: 304, headers: {}, body: Buffer.alloc(0) };
    });
    expect(asked).toBe('"1"');
    expect(result.answer.body.toString()).toBe('a');
    expect(reads.fresh('/u')?.freshUntil).toBe(70_000);
  });

  it('asks the upstream once for simultaneous misses of the same URL', async () => {
    const { reads } = setup();
    let asked = 0;
    const fetch = async (): Promise<UpstreamAnswer> => {
      asked++;
      await new Promise((resolve) => setTimeout(resolve, 5));
      return ok('a');
    };
    const all = await Promise.all(Array.from({ length: 20 }, () => reads.read('/u', '/u', fetch)));
    expect(asked).toBe(1);
    expect(new Set(all.map((r) => r.answer.body.toString()))).toEqual(new Set(['a']));
  });

  it.each([
    ['an error', { status: 404, headers: {}, body: Buffer.from('x') }],
    ['a private answer', ok('x', { 'cache-control': 'private, max-age=10' })],
    ['a no-store answer', ok('x', { 'cache-control': 'no-store' })],
    ['an answer with a cookie', ok('x', { 'set-cookie': ['a=b'] })],
  ])('does not keep %s', async (_, answer) => {
    const { reads, read } = setup();
    expect((await read('/u', answer)).kind).toBe('passed');
    expect(reads.cache.size).toBe(0);
  });

  it('drops the pages of a changed item and every list, and nothing else', async () => {
    const { reads, read } = setup();
    for (const url of [detail(CODE), `${detail(CODE)}/guide`, detail(OTHER), '/api/v1/items?q=a']) await read(url, ok('a'));
    reads.invalidate(CODE);
    expect(reads.fresh(detail(CODE))).toBeUndefined();
    expect(reads.fresh(`${detail(CODE)}/guide`)).toBeUndefined();
    expect(reads.fresh('/api/v1/items?q=a')).toBeUndefined();
    expect(reads.fresh(detail(OTHER))).toBeDefined();
  });

  it('does not keep an answer that was under way when its item changed', async () => {
    const { reads } = setup();
    let release!: (answer: UpstreamAnswer) => void;
    const old = reads.read(detail(CODE), detail(CODE), () => new Promise((resolve) => (release = resolve)));
    reads.invalidate(CODE);
    const next = reads.read(detail(CODE), detail(CODE), async () => ok('new'));
    await next;
    release(ok('old'));
    await old;
    expect(reads.fresh(detail(CODE))?.body.toString()).toBe('new');
  });

  it('keeps to its size and forgets the index of what it dropped', async () => {
    const { reads, read } = setup(50_000);
    for (let i = 0; i < 200; i++) await read(`/api/v1/items?page=${i}`, ok('x'.repeat(1_000)));
    expect(reads.cache.bytes).toBeLessThanOrEqual(50_000);
    expect(reads.cache.size).toBeGreaterThan(10);
    reads.invalidate(CODE);
    expect(reads.cache.size).toBe(0);
    expect(reads.cache.bytes).toBe(0);
  });

  it('makes a tag for answers without one and compares tags weakly', async () => {
    const { read } = setup();
    const result = await read('/u', ok('a'));
    expect(result).toMatchObject({ kind: 'cached', answer: { etag: expect.stringMatching(/^"[\w-]{27}"$/) } });
    expect(matchesETag('W/"1", "2"', '"1"')).toBe(true);
    expect(matchesETag('"3"', '"1"')).toBe(false);
    expect(matchesETag(undefined, '"1"')).toBe(false);
    expect(matchesETag('*', '"1"')).toBe(true);
  });
});
