import type { ListEntry } from './list-entry.js';
import type { ListIdentity, ListVersion } from './list-version.js';

/** Port of the aggregate 清单. Everything here belongs inside a unit of work. */
export abstract class PowerListRepository {
  /** Locks the list, so that two who change its versions follow one another, and tells the last version's number; 0 before the first. */
  abstract lock(list: ListIdentity): Promise<number>;
  /** @throws CATALOGUE.LIST_NOT_FOUND */
  abstract version(list: ListIdentity, version: number): Promise<ListVersion>;
  /** Published versions that have not ended before `day`. */
  abstract notEnded(list: ListIdentity, day: string): Promise<ListVersion[]>;
  /** @throws CATALOGUE.LIST_DRAFT_EXISTS */
  abstract create(draft: ListVersion, by: string): Promise<void>;
  abstract save(version: ListVersion, by: string): Promise<void>;
  /** Adds or replaces entries, takes others away, and tells how many there are then. */
  abstract change(version: ListVersion, put: readonly ListEntry[], remove: readonly string[]): Promise<number>;
  /** Entries of another version of the list, as they are. Returns how many. */
  abstract copy(from: number, to: ListVersion): Promise<number>;
  /** 权力清单 — one entry for each power in force of the government's own bodies. Returns how many. */
  abstract derive(version: ListVersion): Promise<number>;
}
