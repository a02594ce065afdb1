import { Injectable } from '@nestjs/common';
import { brokenRules } from '../../item/domain/item.errors.js';
import type { CoreContent, DescriptiveParts } from '../../item/domain/item-definition.js';
import { binds, contradictions } from '../domain/agreement.js';
import { entryNotInForce } from '../domain/directory.errors.js';
import { DirectoryRepository } from '../domain/directory.repository.js';

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

  private async check(item: Content, inForce: boolean): Promise<void> {
    const code = item.core.itemCode.slice(19, 31);
    const entry = (await this.directory.binding([code])).get(code);
    if (!entry || !binds(entry.content, item.core.implementingBody.regionCode)) return;
    if (inForce && entry.status !== 'active') throw entryNotInForce();
    const found = contradictions(entry.content, item);
    if (found.length > 0) throw brokenRules(found);
  }
}
