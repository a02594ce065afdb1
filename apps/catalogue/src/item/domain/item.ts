import { itemCancelled, draftExists, parentNotInForce } from './item.errors.js';
import { isUnderWay, type VersionStatus } from './version-status.js';

export type ItemStatus = 'draft' | 'published' | 'suspended' | 'cancelled';

/** 事项 — the head under which versions stand: which one is in force, and which number comes next. */
export interface Item {
  itemCode: string;
  /** Code of the source it was imported from. */
  localCode: string | null;
  orgCode: string;
  regionCode: string;
  status: ItemStatus;
  /** The version in force, or the one that was when the item was cancelled. */
  currentVersion: number | null;
  latestVersion: number;
  /** A draft, or a version that waits for its day: it is the latest one. */
  hasDraft: boolean;
  /** Of a 业务办理项: where the item stands that it belongs to. Null for any other, and where an import brought it without its item. */
  parentStatus: ItemStatus | null;
}

/** The number of a new version. @throws CATALOGUE.ITEM_CANCELLED, CATALOGUE.DRAFT_EXISTS */
export function nextVersion(item: Item): number {
  if (item.status === 'cancelled') throw itemCancelled();
  if (item.hasDraft) throw draftExists();
  return item.latestVersion + 1;
}

/**
 * Whether a version of it may come into force. A 业务办理项 begins under an item that is in force; later it goes where its item goes.
 * @throws CATALOGUE.ITEM_CANCELLED, CATALOGUE.PARENT_NOT_IN_FORCE
 */
export function requireAlive({ status, currentVersion, parentStatus }: Item): void {
  if (status === 'cancelled') throw itemCancelled();
  if (currentVersion === null && parentStatus !== null && parentStatus !== 'published') throw parentNotInForce();
}

/** An item stands where its version in force stands. */
export function itemStatusOf(version: VersionStatus): ItemStatus {
  if (version === 'superseded') return 'published';
  return isUnderWay(version) ? 'draft' : version;
}
