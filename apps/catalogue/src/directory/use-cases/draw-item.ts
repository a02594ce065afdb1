import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@yiwang/persistence';
import { parseTaskCode } from '@yiwang/standards';
import { z } from 'zod';
import { ItemDefinition } from '../../item/domain/item-definition.js';
import { brokenRules } from '../../item/domain/item.errors.js';
import type { Editor } from '../../item/domain/item.repository.js';
import { DraftItem } from '../../item/use-cases/draft-item.js';
import type { VersionState } from '../../item/use-cases/version-state.js';
import { binds, sameArticle } from '../domain/agreement.js';
import { entryNotFound, hasSubItems } from '../domain/directory.errors.js';
import { DirectoryRepository } from '../domain/directory.repository.js';

/** What a body adds to a directory entry: name and category are the entry's, and its articles go before the body's own. */
export const DrawnItem = ItemDefinition.omit({ name: true, category: true }).meta({ id: 'DrawnItem' });
export type DrawnItem = z.infer<typeof DrawnItem>;

/** 认领 — a body takes an entry of the directory into its implementation list (实施清单). */
@Injectable()
export class DrawItem {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: DirectoryRepository,
    private readonly drafts: DraftItem,
  ) {}

  /**
   * The code follows from body, level and entry, so a body draws an entry once for each level.
   * @throws CATALOGUE.DIRECTORY_ENTRY_NOT_FOUND, CATALOGUE.DIRECTORY_ENTRY_NOT_IN_FORCE, CATALOGUE.DIRECTORY_HAS_SUB_ITEMS,
   * CATALOGUE.RULES_BROKEN and those of a new item
   */
  execute(catalogueCode: string, drawn: DrawnItem, editor: Editor): Promise<VersionState> {
    return this.uow.run(async () => {
      const entry = (await this.directory.binding([catalogueCode])).get(catalogueCode);
      const { orgCode, regionCode } = drawn.implementingBody;
      if (!entry || !binds(entry.content, regionCode)) throw entryNotFound();
      if (await this.directory.hasSubItems(catalogueCode)) throw hasSubItems();
      const itemCode = orgCode + drawn.exerciseLevel + catalogueCode;
      const parsed = parseTaskCode(itemCode);
      if (!parsed.ok) throw brokenRules([{ name: '/implementingBody/orgCode', code: parsed.code, reason: parsed.reason }]);
      const { name, legalBasis } = entry.content;
      const own = drawn.descriptive.legalBasis.filter((article) => !legalBasis.some((laid) => sameArticle(laid, article)));
      const descriptive = { ...drawn.descriptive, legalBasis: [...legalBasis, ...own] };
      return this.drafts.create({ ...drawn, descriptive, name, category: catalogueCode.slice(2, 4), itemCode }, editor);
    });
  }
}
