import type { Item, ItemStatus } from '../../item/domain/item.js';
import type { Editor } from '../../item/domain/item.repository.js';
import type { ItemVersion } from '../../item/domain/item-version.js';
import type { VersionStatus } from '../../item/domain/version-status.js';
import type { Identity } from './source-item.js';

/** An item that the library has. */
export interface KnownItem {
  itemCode: string;
  /** Hash of the line it was last imported from; null for one that no import brought. */
  sourceHash: string | null;
  status: ItemStatus;
  latestStatus: VersionStatus;
}

/** An item that is held until the end of the unit of work, with the versions that a change has to do with. */
export interface HeldItem {
  item: Pick<Item, 'itemCode' | 'status'>;
  latest: ItemVersion;
  /** The version in force; the same object as `latest` where it is that. */
  inForce: ItemVersion | undefined;
}

/** A new item with its first version. */
export interface LandingItem {
  version: ItemVersion;
  localCode: string | null;
  sourceHash: string;
}

/** What becomes of an item that was there. */
export interface ChangedItem {
  version: ItemVersion;
  /** A further version, and not the draft that was there. */
  added: boolean;
  /** The version in force until now, if this one takes its place. */
  replaced: ItemVersion | undefined;
  sourceHash: string;
}

/** A 基本编码 that was issued, with the code of the source that it was issued for. */
export interface IssuedCatalogueCode {
  code: string;
  localCatalogueCode: string | null;
}

/** Of a scope, what codes of these sources and these main items were issued so far. */
export interface CatalogueCodeWish {
  /** 2 digits of the province and 2 of the category. */
  scope: string;
  localCatalogueCode: string;
  mainItem: string | undefined;
}

/** Port of the import: it reads and writes in sets, all inside one unit of work. */
export abstract class ImportRepository {
  /** Imports change the library one at a time, because they issue codes. False while another does. */
  abstract claim(): Promise<boolean>;
  abstract catalogueCodes(wishes: readonly CatalogueCodeWish[]): Promise<IssuedCatalogueCode[]>;
  /** The highest main items of a scope, from `from` downwards, of which no code was issued; at most `most`. */
  abstract freeMainItems(scope: string, from: number, most: number): Promise<string[]>;
  abstract known(identity: Identity, keys: readonly string[]): Promise<Map<string, KnownItem>>;
  /** Reads the latest versions of the items and those in force; `lock`: nobody else changes them until the unit of work ends. */
  abstract hold(itemCodes: readonly string[], lock: boolean): Promise<Map<string, HeldItem>>;
  /** Those whose newest version is a draft that an author wrote, edited or took back from its planned day. */
  abstract authored(itemCodes: readonly string[]): Promise<Set<string>>;
  /** Which of the item codes were issued before. */
  abstract issued(itemCodes: readonly string[]): Promise<Set<string>>;
  abstract storeCatalogueCodes(codes: readonly IssuedCatalogueCode[], at: Date): Promise<void>;
  abstract land(items: readonly LandingItem[], editor: Editor, at: Date): Promise<void>;
  /** Sends the writes that wait for the end of the unit of work, and resolves when the database has done them. */
  abstract send(): Promise<void>;
  abstract change(items: readonly ChangedItem[], editor: Editor, at: Date): Promise<void>;
}
