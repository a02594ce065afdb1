import { Injectable } from '@nestjs/common';
import { requireIfMatch } from '@yiwang/http-api';
import { Clock } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import { z } from 'zod';
import { AgreeWithDirectory } from '../../directory/use-cases/agree-with-directory.js';
import { QualityRules } from '../../quality/domain/quality-rules.repository.js';
import { ProblemView } from '../../quality/http/quality.schema.js';
import { FormGroups } from '../../form/persistence/form-groups.js';
import type { ItemDefinition } from '../domain/item-definition.js';
import { itemCancelled } from '../domain/item.errors.js';
import { ItemRepository, type Editor } from '../domain/item.repository.js';
import { requireBody } from './require-body.js';
import { VersionState, versionState } from './version-state.js';

/** A stored draft, with the rules that it breaks as it stands: errors will keep it from publication. */
export const EditedDraft = VersionState.extend({ problems: z.array(ProblemView) }).meta({ id: 'EditedItemDraft' });
export type EditedDraft = z.infer<typeof EditedDraft>;

@Injectable()
export class EditDraft {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly items: ItemRepository,
    private readonly clock: Clock,
    private readonly quality: QualityRules,
    private readonly forms: FormGroups,
    private readonly directory: AgreeWithDirectory,
  ) {}

  /**
   * `ifMatch` is the ETag of the draft that the author saw. The rules it breaks are told, and do not keep it from being stored.
   * @throws CATALOGUE.ITEM_NOT_FOUND, CATALOGUE.ITEM_CANCELLED, CATALOGUE.VERSION_NOT_FOUND, CATALOGUE.VERSION_IMMUTABLE,
   * CATALOGUE.OUT_OF_SCOPE, CATALOGUE.RULES_BROKEN
   */
  execute(itemCode: string, version: number, given: ItemDefinition, ifMatch: string | undefined, editor: Editor): Promise<EditedDraft> {
    return this.uow.run(async () => {
      const { status } = await this.items.lock(itemCode, editor);
      if (status === 'cancelled') throw itemCancelled();
      const before = await this.items.version(itemCode, version);
      requireIfMatch(ifMatch, before.storedHash ?? '');
      const definition = await this.forms.resolved(given);
      await requireBody(this.items, definition.implementingBody, editor);
      const after = before.edited(definition, this.clock.now());
      await this.directory.checkDraft(after.snapshot());
      await this.items.save(after, editor, false);
      const { core, descriptive } = after.snapshot();
      return { ...versionState(after), problems: (await this.quality.rules()).problems({ core, descriptive }) };
    });
  }
}
