import { Injectable } from '@nestjs/common';
import { Database, UnitOfWork } from '@yiwang/persistence';
import type { ItemDefinition } from '../../item/domain/item-definition.js';
import { ItemRepository, type Editor } from '../../item/domain/item.repository.js';
import { EditDraft, type EditedDraft } from '../../item/use-cases/edit-draft.js';
import type { TableRow } from '../../csv-table/read-table.js';
import { formOfTable } from '../domain/form-table.js';
import { formTableWrong } from '../domain/form.errors.js';
import type { Schema } from '../domain/schema-walk.js';

/** The form of a draft that has this name: what to put in its place. */
export type FormOf = (itemName: string) => Schema;

/** The form of a table of fields, named after its item. @throws CATALOGUE.FORM_TABLE_WRONG */
export function formFromTable(rows: readonly TableRow[]): FormOf {
  return (itemName) => {
    const made = formOfTable(`${itemName}申请表`, rows);
    if (!made.ok) throw formTableWrong(made.problems);
    return made.form;
  };
}

/** 更换表单 — gives a draft another form and leaves everything else of it as it is; all that holds for an edit holds for this one. */
@Injectable()
export class ReplaceForm {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly db: Database,
    private readonly items: ItemRepository,
    private readonly edit: EditDraft,
  ) {}

  /** @throws what `EditDraft` throws, and what `formOf` does */
  execute(itemCode: string, version: number, formOf: FormOf, ifMatch: string | undefined, editor: Editor): Promise<EditedDraft> {
    return this.uow.run(async () => {
      await this.items.lock(itemCode, editor);
      const { core, descriptive, validFrom, validTo } = (await this.items.version(itemCode, version)).snapshot();
      const { itemCode: _code, form: _form, guide, ...elements } = core;
      const [stored] = await this.db.query<{ body: string }>('SELECT body FROM guides WHERE ref = $1', [guide.ref]);
      const definition: ItemDefinition = {
        ...elements,
        form: formOf(core.name),
        guide: stored!.body,
        validity: { ...(validFrom && { from: validFrom.toISOString() }), to: validTo?.toISOString() ?? null },
        descriptive,
      };
      return this.edit.execute(itemCode, version, definition, ifMatch, editor);
    });
  }
}
