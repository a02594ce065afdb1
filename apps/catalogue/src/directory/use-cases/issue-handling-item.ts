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
      // The lowest that was never issued: one that was names what it named for ever, and one laid down by hand (99) uses up none before it.
      const [free] = await this.db.query<{ serial: number }>(
        `SELECT serial FROM generate_series(1, ${LAST_SERIAL}) AS serial
         WHERE NOT EXISTS (SELECT FROM issued_codes WHERE code = $1::text || lpad(serial::text, 2, '0')) ORDER BY serial LIMIT 1`,
        [parentCode],
      );
      if (!free) throw codesExhausted();
      return this.drafts.create({ ...definition, itemCode: composeHandlingCode(parentCode, free.serial) }, editor);
    });
  }
}
