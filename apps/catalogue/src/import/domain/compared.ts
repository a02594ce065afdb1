import { sameJson } from '../../history/domain/differences.js';
import { draftExists } from '../../item/domain/item.errors.js';
import type { ItemVersion, RenewedContent } from '../../item/domain/item-version.js';
import { isUnderWay } from '../../item/domain/version-status.js';
import { cleaned } from './clean-text.js';
import { renewedContent } from './import-defaults.js';
import type { HeldItem } from './import.repository.js';
import type { SourceItem } from './source-item.js';

const instant = (text: string | null | undefined): string | null => (text ? new Date(text).toISOString() : null);

/** Whether a version says this already. The star is computed, and the beginning of a version in force is no plan: no source tells them. */
function saysTheSame({ core, descriptive, validity }: RenewedContent, version: ItemVersion): boolean {
  const state = version.snapshot();
  const planned = isUnderWay(state.status);
  const told = [{ ...core, star: 0 }, descriptive, instant(validity.to), planned ? instant(validity.from) : null];
  const has = [
    { ...state.core, star: 0 },
    state.descriptive,
    state.validTo?.toISOString() ?? null,
    planned ? (state.validFrom?.toISOString() ?? null) : null,
  ];
  // What an author wrote with an entity or a tag in it comes back clean from an export, and is the same text.
  return sameJson(told, has) || sameJson(cleaned(told), cleaned(has));
}

/** What a line comes to: what the item's newest version says, what the one in force says, or something else, and then a draft. */
export type Comparison = { same: 'newest' | 'inForce' } | { draft: ItemVersion };

/**
 * Compares a line with an item. One that says what is in force says nothing of a change that is being prepared, so it leaves that alone:
 * an export of what is in force changes nothing when it is imported again.
 * @throws CATALOGUE.DRAFT_EXISTS beside a version that waits for its day, CATALOGUE.DRAFT_UNDER_REVIEW, CATALOGUE.RULES_BROKEN
 */
export function compared(line: SourceItem, { latest, inForce }: HeldItem, now: Date): Comparison {
  const content = renewedContent(line, latest);
  if (saysTheSame(content, latest)) return { same: 'newest' };
  if (inForce && inForce !== latest && saysTheSame(renewedContent(line, inForce), inForce)) return { same: 'inForce' };
  if (latest.status === 'scheduled') throw draftExists();
  return { draft: latest.renewed(latest.status === 'draft' ? latest.version : latest.version + 1, content, now) };
}
