import { Injectable } from '@nestjs/common';
import { ItemCategories } from '../../directory/queries/item-categories.js';
import { AgreeWithDirectory } from '../../directory/use-cases/agree-with-directory.js';
import { brokenRules } from '../../item/domain/item.errors.js';
import type { ItemVersion } from '../../item/domain/item-version.js';
import { CheckPublication, type PrepareDraft } from '../../quality/use-cases/check-publication.js';

/** What a line has to pass: at the publication the rules, and in any case the table of categories and the directory entry that it is drawn from. */
@Injectable()
export class LandingChecks {
  constructor(
    private readonly publication: CheckPublication,
    private readonly directory: AgreeWithDirectory,
    private readonly categories: ItemCategories,
  ) {}

  publishing(): Promise<PrepareDraft> {
    return this.publication.forMany();
  }

  /** For items of these codes; throws CATALOGUE.RULES_BROKEN, CATALOGUE.DIRECTORY_ENTRY_NOT_IN_FORCE. */
  async agreeing(itemCodes: readonly string[]): Promise<(draft: ItemVersion) => void> {
    const agree = await this.directory.forMany(itemCodes);
    const categories = await this.categories.tables();
    return (draft) => {
      if (!categories.has(draft.content.category)) {
        throw brokenRules([{ name: '/category', code: 'CATEGORY_UNKNOWN', reason: '事项类型表中没有该类型' }]);
      }
      agree(draft.snapshot());
    };
  }
}
