import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** One answer of the catalogue, ready to be written to a socket. */
export interface CachedAnswer {
  /** Entity tag with its quotes. */
  etag: string;
  /** Raw headers, name and value in turn, without `etag` and without anything that depends on the request. */
  headers: string[];
  body: Buffer;
  /** Until when it may be given out without asking, in ms since the epoch. */
  freshUntil: number;
  tag: string;
}

/** What an answer depends on: one item, or possibly any (lists, searches). */
export const LIST_TAG = 'list';

const ITEM_PATH = /^\/api\/v1\/items\/([0-9A-Z]{31}(?:[0-9]{2})?)(?:[/?]|$)/;

/** The tag of a URL: the item's code for its detail pages, `list` for everything else, which any change of an item may alter. */
export const tagOf = (url: string): string => ITEM_PATH.exec(url)?.[1] ?? LIST_TAG;

/** Entries are small, so what surrounds the body counts: headers, key, index entry, map cells. */
const ENTRY_OVERHEAD = 1_200;

/**
 * 读缓存 — answers of public reads, at most `maxBytes`, least recently used out first, with an index by item so that an invalidation
 * finds what it must drop without a scan.
 */
export class ResponseCache {
  private readonly index = new Map<string, Set<string>>();
  private readonly entries: LRUCache<string, CachedAnswer>;

  constructor(maxBytes: number) {
    this.entries = new LRUCache({
      maxSize: maxBytes,
      maxEntrySize: Math.min(maxBytes, 1024 * 1024),
      sizeCalculation: (answer, key) => answer.body.length + key.length * 4 + ENTRY_OVERHEAD,
      dispose: (answer, key, reason) => {
        if (reason === 'set') return;
        const keys = this.index.get(answer.tag);
        keys?.delete(key);
        if (keys?.size === 0) this.index.delete(answer.tag);
      },
    });
  }

  get bytes(): number {
    return this.entries.calculatedSize;
  }

  get size(): number {
    return this.entries.size;
  }

  get(key: string): CachedAnswer | undefined {
    return this.entries.get(key);
  }

  put(key: string, answer: CachedAnswer): void {
    this.entries.set(key, answer);
    if (!this.entries.has(key)) return; // larger than an entry may be
    let keys = this.index.get(answer.tag);
    if (keys === undefined) this.index.set(answer.tag, (keys = new Set()));
    keys.add(key);
  }

  /** Drops what shows the item: its own pages and every list. */
  dropItem(itemCode: string): void {
    this.dropTag(itemCode);
    this.dropTag(LIST_TAG);
  }

  flush(): void {
    this.entries.clear();
    this.index.clear();
  }

  private dropTag(tag: string): void {
    const keys = this.index.get(tag);
    if (keys === undefined) return;
    this.index.delete(tag);
    for (const key of keys) this.entries.delete(key);
  }
}

/** Strong tag of a body whose service gave none. */
export const etagOfBody = (body: Buffer): string => `"${createHash('sha1').update(body).digest('base64url')}"`;

/** Whether `If-None-Match` names this tag; weak comparison, as RFC 9110 asks for it. */
export function matchesETag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  if (header === etag || header === '*') return true;
  const bare = etag.replace(/^W\//, '');
  return header.split(',').some((part) => part.trim().replace(/^W\//, '') === bare);
}
