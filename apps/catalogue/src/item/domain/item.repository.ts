import type { TrackActor } from '../../history/domain/track.js';
import type { Item } from './item.js';
import type { ItemVersion } from './item-version.js';

/** 实施主体 as a definition names it. */
export interface BodyPlace {
  orgCode: string;
  regionCode: string;
}

/** Who changes an item: limited to the items of the own organisation or of the own region's subtree. The tracking card says who it was. */
export interface Editor extends TrackActor {
  mayManage(body: BodyPlace): boolean;
  /** Whether a body of which nothing is known yet may be said to stand there; missing: nowhere. */
  standsIn?(regionCode: string): boolean;
  /** May publish what no review has passed: `item.publish`, or the service itself for what was decided before. */
  withoutReview?: boolean;
}

/** Who reads drafts, reviews and tracking cards. To see an item is not to change it: reviewers see those of a whole region. */
export interface Reader {
  maySee(body: BodyPlace): boolean;
}

/** Port of the aggregate 事项 with its versions. Everything here belongs inside a unit of work. */
export abstract class ItemRepository {
  /**
   * Locks the item, and of a 业务办理项 its item before it, so that it never changes while its item is being ended. Unknown items and those
   * outside the editor's scope are both CATALOGUE.ITEM_NOT_FOUND.
   */
  abstract lock(itemCode: string, editor: Editor): Promise<Item>;
  /** 业务办理项 that go where their item goes, by code: a resumption reaches those alone that were suspended in the same moment as it. */
  abstract handlingItems(itemCode: string, move: 'suspend' | 'resume' | 'cancel'): Promise<string[]>;
  /** Region under which each of the bodies is known; those that never had an item are missing. */
  abstract regionsOf(orgCodes: readonly string[]): Promise<Map<string, string>>;
  /** @throws CATALOGUE.VERSION_NOT_FOUND */
  abstract version(itemCode: string, version: number): Promise<ItemVersion>;
  /** A new item with its first version. @throws CATALOGUE.CODE_TAKEN */
  abstract create(draft: ItemVersion, editor: Editor): Promise<void>;
  /** A further version of an item, a draft. @throws CATALOGUE.DRAFT_EXISTS when somebody was faster */
  abstract addVersion(draft: ItemVersion, editor: Editor): Promise<void>;
  /** Stores a version as it now is; `inForce` also makes the item follow it. */
  abstract save(version: ItemVersion, editor: Editor, inForce: boolean): Promise<void>;
}
