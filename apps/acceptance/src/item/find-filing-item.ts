import { Injectable } from '@nestjs/common';
import { CATALOGUE_ITEMS_TOPIC, type ItemOperationalCore } from '@yiwang/events-catalogue';
import type { AppError } from '@yiwang/kernel';
import { StateCopies } from '@yiwang/messaging';
import { isHandlingCode, isRegionCode, isTaskCode } from '@yiwang/standards';
import { itemNotFound, itemsIncomplete, itemVersionNotFound, itemVersionOutdated } from '../case/domain/case.errors.js';
import type { ItemSide } from '../case/domain/case-state.js';
import { currentOf, ItemCores } from './item-cores.js';

export type AwaitedItem = Pick<ItemSide, 'itemCode' | 'itemVersion' | 'decidingOrg' | 'decidingRegion'>;

/**
 * What a filing finds under an item code: a version, one that is still on its way, or the reason why there is none; `outdated` with the
 * version that was asked for, where a later one is in force.
 */
export type FilingItem =
  | { core: ItemOperationalCore }
  | { awaited: AwaitedItem }
  | { error: AppError; outdated?: { asked: ItemOperationalCore; current: ItemOperationalCore } };

/** The copy is seconds behind the catalogue: versions further ahead of it are made up, and a case would wait for them for ever. */
const MOST_AHEAD = 3;
/** In seconds: how soon a copy that is being rebuilt is asked again. */
const RETRY_AFTER = 30;
/** What an incomplete copy cannot know. */
const ABSENT = new Set(['ACCEPTANCE.ITEM_NOT_FOUND', 'ACCEPTANCE.ITEM_VERSION_NOT_FOUND']);

@Injectable()
export class FindFilingItem {
  constructor(
    private readonly cores: ItemCores,
    private readonly copies: StateCopies,
  ) {}

  /** `version` is the one the applicant saw; without it the one in force. Reads nothing when the item is in the cache. */
  async execute(itemCode: string, version: number | undefined, now: Date): Promise<FilingItem> {
    const found = await this.find(itemCode, version, now);
    if (!('error' in found) || !ABSENT.has(found.error.code)) return found;
    // "There is no such item" is only said by a copy that has them all.
    return (await this.copies.isComplete(CATALOGUE_ITEMS_TOPIC.name)) ? found : { error: itemsIncomplete({ retryAfter: RETRY_AFTER }) };
  }

  private async find(itemCode: string, version: number | undefined, now: Date): Promise<FilingItem> {
    const newest = await this.cores.newestOf(itemCode);
    const current = currentOf(newest, now);
    if (version === undefined) return current ? { core: current } : { error: itemNotFound() };
    if (current?.version === version) return { core: current };
    const [latest] = newest;
    if (latest && version > latest.version + MOST_AHEAD) return { error: itemVersionNotFound() };
    if (version > (latest?.version ?? 0)) return awaited(itemCode, version, latest);
    const asked = newest.find((core) => core.version === version) ?? (await this.cores.ofCase({ itemCode, version }));
    if (!asked) return { error: itemVersionNotFound() };
    return { error: itemVersionOutdated(), ...(current && { outdated: { asked, current } }) };
  }
}

/**
 * A version newer than the copy is on its way, if the code can be one at all. The deciding authority stands in the code itself (its
 * first 18 characters), and its registry's region in positions 3-8 of those, until the version says it better.
 */
function awaited(itemCode: string, itemVersion: number, known: ItemOperationalCore | undefined): FilingItem {
  if (!isTaskCode(itemCode) && !isHandlingCode(itemCode)) return { error: itemNotFound() };
  const decidingRegion = known?.implementingBody.regionCode ?? itemCode.slice(2, 8);
  if (!isRegionCode(decidingRegion)) return { error: itemNotFound() };
  return { awaited: { itemCode, itemVersion, decidingOrg: itemCode.slice(0, 18), decidingRegion } };
}
