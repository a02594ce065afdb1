import { Injectable } from '@nestjs/common';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { composeHandlingCode } from '@yiwang/standards';
import type { ItemDefinition } from '../../item/domain/item-definition.js';
import type { Editor } from '../../item/domain/item.repository.js';
import { DraftItem } from '../../item/use-cases/draft-item.js';
import type { VersionState } from '../../item/use-cases/version-state.js';
import { codesExhausted } from '../domain/directory.errors.js';
import { RequireParentItem } from './require-parent-item.js';

const LAST_SERIAL = 99;

/** 业务办理项 — a finer unit of an item (新设、变更、延续、注销 …), with a code of 33 characters and versions of its own. */
@Injectable()
export class IssueHandlingItem {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly db: Database,
    private readonly parents: RequireParentItem,
    private readonly drafts: DraftItem,
  ) {}

  /** Drafts the next one. @throws CATALOGUE.PARENT_ITEM_NOT_FOUND, CATALOGUE.CODES_EXHAUSTED and those of a new item */
  execute(parentCode: string, definition: ItemDefinition, editor: Editor): Promise<VersionState> {
    return this.uow.run(async () => {
      await this.parents.lock(parentCode, editor);
      // Beyond the last one ever issued: a serial that was given up names what it named for ever.
      const [issued] = await this.db.query<{ last: string | null }>(
        `SELECT max(code) AS last FROM issued_codes WHERE code BETWEEN $1::text || '00' AND $1::text || '99' AND length(code) = 33`,
        [parentCode],
      );
      const serial = Number(issued?.last?.slice(31) ?? 0) + 1;
      if (serial > LAST_SERIAL) throw codesExhausted();
      return this.drafts.create({ ...definition, itemCode: composeHandlingCode(parentCode, serial) }, editor);
    });
  }
}
