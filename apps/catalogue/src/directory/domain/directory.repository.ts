import type { DirectoryContent } from './directory-content.js';
import type { DirectoryEntry, DirectoryVersion, EntryStatus } from './directory-entry.js';

/** What an item is held to: the entry under its code, where that binds its body, and whether its category exists. */
export interface BindingEntry {
  status: EntryStatus;
  content: DirectoryContent;
}

/** Who keeps the directory: limited to the entries of the own region's subtree. */
export interface Keeper {
  /** Account id, recorded with each version. */
  id: string;
  mayKeep(regionCode: string): boolean;
}

/** 拆分、合并 — an entry that came out of another. */
export interface DirectoryLink {
  from: string;
  to: string;
  kind: 'split' | 'merge';
}

/** Port of the basic directory. Everything but `binding` belongs inside a unit of work. */
export abstract class DirectoryRepository {
  /** Entries under the codes; codes that have none are missing. */
  abstract binding(catalogueCodes: readonly string[]): Promise<Map<string, BindingEntry>>;
  abstract knowsCategory(category: string): Promise<boolean>;
  /**
   * Holds the directory until the unit of work ends. The first thing of every change of it, by people or by plan: two changes at once could
   * make a circle together, and would wait for each other's entries and codes.
   */
  abstract hold(): Promise<void>;
  /** The entry, to change it while the directory is held. @throws CATALOGUE.DIRECTORY_ENTRY_NOT_FOUND, CATALOGUE.DIRECTORY_OUT_OF_SCOPE */
  abstract entry(catalogueCode: string, keeper: Keeper): Promise<DirectoryEntry>;
  /** Codes of entries whose planned version is due, the earliest first. */
  abstract due(now: Date, limit: number): Promise<string[]>;
  /** @throws Error for a version that was never written */
  abstract version(catalogueCode: string, version: number): Promise<DirectoryVersion>;
  /** The code under which a local code was issued before, or that the directory names by it. */
  abstract codeOfLocal(scope: string, localCode: string): Promise<string | undefined>;
  /** A free code: the next main item of a scope (4 digits), or the next sub item of a main item (9). @throws CATALOGUE.CODES_EXHAUSTED */
  abstract makeCode(prefix: string): Promise<string>;
  /** The given entry and those above it, at most 20; nothing when it is unknown. `ends`: its cancellation is planned. */
  abstract upwards(catalogueCode: string): Promise<{ code: string; status: EntryStatus; ends: boolean }[]>;
  /** How many levels the entry makes with those below it: 1 for one alone; counted up to `most`. */
  abstract levelsFrom(catalogueCode: string, most: number): Promise<number>;
  /** Whether entries that are not cancelled stand below it. */
  abstract hasSubItems(catalogueCode: string): Promise<boolean>;
  /** A new entry. @throws CATALOGUE.CODE_TAKEN, CATALOGUE.LOCAL_CODE_TAKEN */
  abstract enter(entry: DirectoryEntry, keeper: Keeper, now: Date): Promise<void>;
  /** Stores an entry as it now is, with the versions it gained. */
  abstract save(entry: DirectoryEntry, keeper: Keeper, now: Date): Promise<void>;
  abstract link(links: readonly DirectoryLink[], now: Date): Promise<void>;
}
