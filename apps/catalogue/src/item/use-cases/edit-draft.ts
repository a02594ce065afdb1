import { Injectable } from '@nestjs/common';
import { requireIfMatch } from '@yiwang/http-api';
import { Clock } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import type { ItemDefinition } from '../domain/item-definition.js';
import { ItemRepository, type Editor } from '../domain/item.repository.js';
import { requireBody } from './require-body.js';
import { versionState, type VersionState } from './version-state.js';

@Injectable()
export class EditDraft {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly items: ItemRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * `ifMatch` is the ETag of the draft that the author saw.
   * @throws CATALOGUE.ITEM_NOT_FOUND, CATALOGUE.VERSION_NOT_FOUND, CATALOGUE.VERSION_IMMUTABLE,
   * CATALOGUE.OUT_OF_SCOPE, CATALOGUE.RULES_BROKEN
   */
  execute(
    itemCode: string,
    version: number,
    definition: ItemDefinition,
    ifMatch: string | undefined,
    editor: Editor,
  ): Promise<VersionState> {
    return this.uow.run(async () => {
      await this.items.lock(itemCode, editor);
      const before = await this.items.version(itemCode, version);
      requireIfMatch(ifMatch, before.storedHash ?? '');
      await requireBody(this.items, definition.implementingBody, editor);
      const after = before.edited(definition, this.clock.now());
      await this.items.save(after, editor, false);
      return versionState(after);
    });
  }
}
