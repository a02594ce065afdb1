import { dayAfter, dayOf, type ListKind } from './list-kind.js';
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
    return new ListVersion({ ...identity, ...head, version, status: 'draft', revision: 1, entries: 0, publishedAt: null, updatedAt: now });
  }

  /** @throws CATALOGUE.LIST_IMMUTABLE, CATALOGUE.LIST_VALIDITY_REVERSED */
  edit(head: ListHead, now: Date): void {
    this.touch(now);
    requireOrder(head);
    this.state = { ...this.state, ...head };
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
   * 公布. `others` are the published versions of the list: the one in force on the day this one begins ends on the day before.
   * Returns the versions that end by it.
   * @throws CATALOGUE.LIST_IMMUTABLE, CATALOGUE.LIST_EMPTY, CATALOGUE.LIST_EFFECTIVE_IN_PAST, CATALOGUE.LIST_LATER_VERSION
   */
  publish(others: readonly ListVersion[], now: Date): ListVersion[] {
    const { validFrom, entries, status } = this.state;
    if (status !== 'draft') throw listImmutable();
    if (entries === 0) throw listEmpty();
    if (validFrom < dayOf(now)) throw listEffectiveInPast();
    const published = others.filter((other) => other.state.status === 'published');
    if (published.some((other) => other.state.validFrom >= validFrom)) throw listLaterVersion();
    this.state = { ...this.state, status: 'published', publishedAt: now, updatedAt: now };
    const ended = published.filter(({ state: { validTo } }) => validTo === null || validTo >= validFrom);
    for (const other of ended) other.state = { ...other.state, validTo: dayAfter(validFrom, -1), updatedAt: now };
    return ended;
  }

  /** 废止 — from today on; one that has not begun never held. @throws CATALOGUE.LIST_NOT_PUBLISHED */
  withdraw(now: Date): void {
    const { status, validTo } = this.state;
    const today = dayOf(now);
    if (status !== 'published' || (validTo !== null && validTo < today)) throw listNotPublished();
    this.state = { ...this.state, status: 'withdrawn', validTo: dayAfter(today, -1), updatedAt: now };
  }
}

function requireOrder({ validFrom, validTo }: ListHead): void {
  if (validTo !== null && validTo < validFrom) throw listValidityReversed();
}
