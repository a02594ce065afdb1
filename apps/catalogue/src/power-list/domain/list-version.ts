import { shanghaiDate } from '@yiwang/standards';
import { dayAfter, type ListKind } from './list-kind.js';
import {
  listEffectiveInPast,
  listEmpty,
  listImmutable,
  listLaterVersion,
  listNotPublished,
  listValidityReversed,
} from './power-list.errors.js';

export interface ListIdentity {
  kind: ListKind;
  /** 行政区划代码 of the government whose list it is. */
  regionCode: string;
}

/** What its keeper says about a version beside its entries. */
export interface ListHead {
  title: string;
  /** 公布文件 — the document by which it is made public. */
  basis: string | null;
  /** 公布机关. */
  issuer: string;
  /** First day it holds. */
  validFrom: string;
  /** Last day it holds; null: until a later version takes effect. */
  validTo: string | null;
}

export interface ListVersionState extends ListIdentity, ListHead {
  version: number;
  /** Its last day as its keeper declared it; `validTo` may be sooner. */
  declaredTo: string | null;
  status: 'draft' | 'published' | 'withdrawn';
  /** Counts the changes of the draft; what `If-Match` names. */
  revision: number;
  entries: number;
  publishedAt: Date | null;
  updatedAt: Date;
}

/** 清单版本. In force on the days of its validity; the next version ends it. */
export class ListVersion {
  constructor(private state: ListVersionState) {}

  snapshot(): Readonly<ListVersionState> {
    return this.state;
  }

  /** @throws CATALOGUE.LIST_VALIDITY_REVERSED */
  static draft(identity: ListIdentity, version: number, head: ListHead, now: Date): ListVersion {
    requireOrder(head);
    const state = { version, status: 'draft' as const, revision: 1, entries: 0, publishedAt: null, updatedAt: now };
    return new ListVersion({ ...identity, ...head, declaredTo: head.validTo, ...state });
  }

  /** @throws CATALOGUE.LIST_IMMUTABLE, CATALOGUE.LIST_VALIDITY_REVERSED */
  edit(head: ListHead, now: Date): void {
    this.touch(now);
    requireOrder(head);
    this.state = { ...this.state, ...head, declaredTo: head.validTo };
  }

  /** Its entries were changed. @throws CATALOGUE.LIST_IMMUTABLE */
  touch(now: Date): void {
    if (this.state.status !== 'draft') throw listImmutable();
    this.state = { ...this.state, revision: this.state.revision + 1, updatedAt: now };
  }

  count(entries: number): void {
    this.state.entries = entries;
  }

  /**
   * Whether it may be published beside `others`, the published versions of its list that have not ended.
   * @throws CATALOGUE.LIST_IMMUTABLE, CATALOGUE.LIST_EFFECTIVE_IN_PAST, CATALOGUE.LIST_LATER_VERSION
   */
  requirePublishable(others: readonly ListVersion[], now: Date): void {
    const { validFrom, status } = this.state;
    if (status !== 'draft') throw listImmutable();
    if (validFrom < shanghaiDate(now)) throw listEffectiveInPast();
    if (others.some((other) => other.state.status === 'published' && other.state.validFrom >= validFrom)) throw listLaterVersion();
  }

  /**
   * 公布. The one of `others` in force on the day this one begins ends on the day before. Returns the versions that end by it.
   * @throws CATALOGUE.LIST_EMPTY, and as `requirePublishable`
   */
  publish(others: readonly ListVersion[], now: Date): ListVersion[] {
    this.requirePublishable(others, now);
    const { validFrom, entries } = this.state;
    if (entries === 0) throw listEmpty();
    this.state = { ...this.state, status: 'published', publishedAt: now, updatedAt: now };
    const ended = others.filter(({ state: { status, validTo } }) => status === 'published' && (validTo === null || validTo >= validFrom));
    for (const other of ended) other.end(dayAfter(validFrom, -1), now);
    return ended;
  }

  /**
   * 废止 — from today on; one that has not begun never held, and what would have ended by it goes on as it was declared. Returns the
   * versions of `others`, the published ones of its list that have not ended, that go on.
   * @throws CATALOGUE.LIST_NOT_PUBLISHED
   */
  withdraw(others: readonly ListVersion[], now: Date): ListVersion[] {
    const { status, validFrom, validTo } = this.state;
    const today = shanghaiDate(now);
    if (status !== 'published' || (validTo !== null && validTo < today)) throw listNotPublished();
    this.state = { ...this.state, status: 'withdrawn', validTo: dayAfter(today, -1), updatedAt: now };
    if (validFrom <= today) return [];
    const next = others
      .filter((other) => other.state.version !== this.state.version && other.state.validFrom > validFrom)
      .map((other) => other.state.validFrom)
      .sort()[0];
    const going = others.filter((other) => other.state.status === 'published' && other.state.validTo === dayAfter(validFrom, -1));
    for (const other of going) other.end(earlier(other.state.declaredTo, next === undefined ? null : dayAfter(next, -1)), now);
    return going;
  }

  private end(validTo: string | null, now: Date): void {
    this.state = { ...this.state, validTo, updatedAt: now };
  }
}

/** The sooner of two last days, where null is none. */
const earlier = (one: string | null, other: string | null): string | null =>
  one === null || (other !== null && other < one) ? other : one;

function requireOrder({ validFrom, validTo }: ListHead): void {
  if (validTo !== null && validTo < validFrom) throw listValidityReversed();
}
