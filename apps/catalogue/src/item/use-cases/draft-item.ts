import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import { AgreeWithDirectory } from '../../directory/use-cases/agree-with-directory.js';
import { RequireParentItem } from '../../directory/use-cases/require-parent-item.js';
import { FormGroups } from '../../form/persistence/form-groups.js';
import type { ItemDefinition, NewItem } from '../domain/item-definition.js';
import { nextVersion } from '../domain/item.js';
import { ItemRepository, type Editor } from '../domain/item.repository.js';
import { ItemVersion } from '../domain/item-version.js';
import { requireBody } from './require-body.js';
import { versionState, type VersionState } from './version-state.js';

/** 起草 — a new item with its first draft, or the draft of a further version. */
@Injectable()
export class DraftItem {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly items: ItemRepository,
    private readonly clock: Clock,
    private readonly forms: FormGroups,
    private readonly directory: AgreeWithDirectory,
    private readonly parents: RequireParentItem,
  ) {}

  /**
   * @throws CATALOGUE.RULES_BROKEN, CATALOGUE.OUT_OF_SCOPE, CATALOGUE.CODE_TAKEN, CATALOGUE.DIRECTORY_ENTRY_NOT_IN_FORCE,
   * CATALOGUE.PARENT_ITEM_NOT_FOUND, CATALOGUE.ITEM_CANCELLED
   */
  create({ itemCode, ...given }: NewItem, editor: Editor): Promise<VersionState> {
    return this.uow.run(async () => {
      const definition = await this.forms.resolved(given);
      await requireBody(this.items, definition.implementingBody, editor);
      const draft = ItemVersion.draft(itemCode, 1, definition, this.clock.now());
      await this.parents.check(itemCode, editor);
      await this.directory.checkNew(draft.snapshot());
      await this.items.create(draft, editor);
      return versionState(draft);
    });
  }

  /** @throws CATALOGUE.ITEM_NOT_FOUND, CATALOGUE.OUT_OF_SCOPE, CATALOGUE.ITEM_CANCELLED, CATALOGUE.DRAFT_EXISTS, CATALOGUE.RULES_BROKEN */
  revise(itemCode: string, given: ItemDefinition, editor: Editor): Promise<VersionState> {
    return this.uow.run(async () => {
      const item = await this.items.lock(itemCode, editor);
      const definition = await this.forms.resolved(given);
      await requireBody(this.items, definition.implementingBody, editor);
      const draft = ItemVersion.draft(itemCode, nextVersion(item), definition, this.clock.now());
      await this.directory.checkDraft(draft.snapshot());
      await this.items.addVersion(draft, editor);
      return versionState(draft);
    });
  }
}
