import { etagOfBody, LIST_TAG, ResponseCache, tagOf, type CachedAnswer } from './response-cache.js';

/** A whole answer of an upstream. */
export interface UpstreamAnswer {
  status: number;
  /** Lower-case names. */
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** Asks the upstream; with `etag` conditionally. */
export type Fetch = (etag: string | undefined) => Promise<UpstreamAnswer>;

/** Either an answer that is now in the cache, or one that may not be kept and belongs to the requests that waited for it. */
export type ReadResult = { kind: 'cached'; answer: CachedAnswer } | { kind: 'passed'; answer: UpstreamAnswer };

interface Fill {
  tag: string;
  /** An invalidation came while the upstream was being asked: what it answers may be older than the change. */
  outdated: boolean;
  result: Promise<ReadResult>;
}

/** The policy belongs to the page: a guide that came from the cache without it would be a page with fewer walls. */
const KEPT_HEADERS = ['content-type', 'cache-control', 'last-modified', 'content-language', 'link', 'content-security-policy'];

/**
 * Reads through the cache: one request to the upstream for all that ask for the same URL at the same time, and a conditional one when
 * an answer is no longer fresh. Only 200 answers that are not private are kept.
 */
export class ReadThrough {
  private readonly fills = new Map<string, Fill>();

  constructor(
    readonly cache: ResponseCache,
    private readonly ttlMs: number,
    private readonly now: () => number = Date.now,
  ) {}

  /** The fresh answer, if there is one. */
  fresh(key: string): CachedAnswer | undefined {
    const answer = this.cache.get(key);
    return answer !== undefined && answer.freshUntil > this.now() ? answer : undefined;
  }

  read(key: string, url: string, fetch: Fetch): Promise<ReadResult> {
    const running = this.fills.get(key);
    if (running !== undefined) return running.result;
    const fill: Fill = { tag: tagOf(url), outdated: false, result: Promise.resolve() as never };
    fill.result = this.fill(key, fill, fetch).finally(() => {
      if (this.fills.get(key) === fill) this.fills.delete(key);
    });
    this.fills.set(key, fill);
    return fill.result;
  }

  /** 失效 — an item changed: its pages and all lists are dropped, and answers under way are not kept. */
  invalidate(itemCode: string): void {
    this.cache.dropItem(itemCode);
    this.outdate((fill) => fill.tag === itemCode || fill.tag === LIST_TAG);
  }

  /** Invalidations may have been missed, so nothing can be trusted any more. */
  flush(): void {
    this.cache.flush();
    this.outdate(() => true);
  }

  private outdate(which: (fill: Fill) => boolean): void {
    for (const [key, fill] of this.fills) {
      if (!which(fill)) continue;
      fill.outdated = true;
      this.fills.delete(key); // who asks from now on must not join it
    }
  }

  private async fill(key: string, fill: Fill, fetch: Fetch): Promise<ReadResult> {
    const stale = this.cache.get(key);
    const answer = await fetch(stale?.etag);
    if (answer.status === 304 && stale !== undefined) {
      // Kept only if it was not dropped meanwhile; whoever waited asked before the change and may have it.
      const renewed = { ...stale, freshUntil: this.now() + this.ttlMs };
      if (!fill.outdated) this.cache.put(key, renewed);
      return { kind: 'cached', answer: renewed };
    }
    if (!mayKeep(answer)) return { kind: 'passed', answer };
    const kept = this.toCached(answer, fill.tag);
    if (!fill.outdated) this.cache.put(key, kept);
    return { kind: 'cached', answer: kept };
  }

  private toCached(answer: UpstreamAnswer, tag: string): CachedAnswer {
    const headers: string[] = ['content-length', String(answer.body.length)];
    for (const name of KEPT_HEADERS) {
      const value = answer.headers[name];
      if (value !== undefined) headers.push(name, Array.isArray(value) ? value.join(', ') : value);
    }
    const etag = answer.headers['etag'];
    return {
      etag: typeof etag === 'string' ? etag : etagOfBody(answer.body),
      headers,
      body: answer.body,
      freshUntil: this.now() + this.ttlMs,
      tag,
    };
  }
}

function mayKeep(answer: UpstreamAnswer): boolean {
  if (answer.status !== 200 || answer.headers['set-cookie'] !== undefined) return false;
  const control = answer.headers['cache-control'];
  return control === undefined || !/no-store|private/.test(String(control));
}
