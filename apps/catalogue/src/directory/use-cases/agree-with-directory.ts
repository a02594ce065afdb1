import { Injectable } from '@nestjs/common';
import { brokenRules } from '../../item/domain/item.errors.js';
import type { CoreContent, DescriptiveParts } from '../../item/domain/item-definition.js';
import { binds, contradictions } from '../domain/agreement.js';
import { entryNotInForce } from '../domain/directory.errors.js';
import { DirectoryRepository, type BindingEntry } from '../domain/directory.repository.js';

interface Content {
  core: CoreContent;
  descriptive: DescriptiveParts;
}

/** 实施清单 against 基本目录 — what holds an item to the entry it was drawn from. Codes without an entry bind nobody. */
@Injectable()
export class AgreeWithDirectory {
  constructor(private readonly directory: DirectoryRepository) {}

  /**
   * A new item: its category exists, and its entry is in force.
   * @throws CATALOGUE.RULES_BROKEN, CATALOGUE.DIRECTORY_ENTRY_NOT_IN_FORCE
   */
  async checkNew(item: Content): Promise<void> {
    if (!(await this.directory.knowsCategory(item.core.category))) {
      throw brokenRules([{ name: '/category', code: 'CATEGORY_UNKNOWN', reason: '事项类型表中没有该类型' }]);
    }
    await this.check(item, true);
  }

  /** A change of a draft: the elements agree. @throws CATALOGUE.RULES_BROKEN */
  checkDraft(item: Content): Promise<void> {
    return this.check(item, false);
  }

  /**
   * A publication: the elements agree with the entry as it is now, which may have changed since the draft, and it is in force.
   * @throws CATALOGUE.RULES_BROKEN, CATALOGUE.DIRECTORY_ENTRY_NOT_IN_FORCE
   */
  checkPublication(item: Content): Promise<void> {
    return this.check(item, true);
  }

  /** The check of a new item or a publication for items of an import, by the entries as they stand now. */
  async forMany(itemCodes: readonly string[]): Promise<(item: Content) => void> {
    const entries = await this.directory.binding([...new Set(itemCodes.map(catalogueCodeOf))]);
    return (item) => requireAgreement(entries.get(catalogueCodeOf(item.core.itemCode)), item, true);
  }

  private async check(item: Content, inForce: boolean): Promise<void> {
    const code = catalogueCodeOf(item.core.itemCode);
    requireAgreement((await this.directory.binding([code])).get(code), item, inForce);
  }
}

/** 基本编码 inside 实施编码 and 业务办理项编码. */
const catalogueCodeOf = (itemCode: string): string => itemCode.slice(19, 31);

function requireAgreement(entry: BindingEntry | undefined, item: Content, inForce: boolean): void {
  if (!entry || !binds(entry.content, item.core.implementingBody.regionCode)) return;
  if (inForce && entry.status !== 'active') throw entryNotInForce();
  const found = contradictions(entry.content, item);
  if (found.length > 0) throw brokenRules(found);
}
