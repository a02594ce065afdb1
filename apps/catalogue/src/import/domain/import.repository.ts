import type { Editor } from '../../item/domain/item.repository.js';
import type { ItemVersion } from '../../item/domain/item-version.js';
import type { IssuedCatalogueCode, Scope } from './catalogue-codes.js';

/** An item that an earlier import brought in. */
export interface KnownItem {
  itemCode: string;
  localCode: string;
  /** Hash of the line it was last imported from. */
  sourceHash: string | null;
  cancelled: boolean;
  latestVersion: number;
  latestIsDraft: boolean;
}

export interface LandingItem {
  version: ItemVersion;
  localCode: string;
  sourceHash: string;
}

/** Port of the import: it reads and writes in sets, all inside one unit of work. */
export abstract class ImportRepository {
  /** Imports run one at a time, because they issue codes. @throws CATALOGUE.IMPORT_RUNNING */
  abstract claim(): Promise<void>;
  abstract catalogueCodes(scope: Scope): Promise<IssuedCatalogueCode[]>;
  abstract known(localCodes: readonly string[]): Promise<Map<string, KnownItem>>;
  /** Which of the item codes were issued before. */
  abstract issued(itemCodes: readonly string[]): Promise<Set<string>>;
  abstract storeCatalogueCodes(codes: readonly { code: string; localCatalogueCode: string }[], at: Date): Promise<void>;
  abstract land(items: readonly LandingItem[], editor: Editor, at: Date): Promise<void>;
  abstract remember(itemCode: string, sourceHash: string): Promise<void>;
}
