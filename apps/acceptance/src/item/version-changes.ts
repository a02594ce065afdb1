import { Injectable } from '@nestjs/common';
import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import type { InvalidParam } from '@yiwang/kernel';
import { formChanges, materialChanges } from './forms/form-changes.js';
import { FormSchemas } from './forms/form-schemas.js';

/** More than these nobody reads one by one: the form is another one. */
const MOST = 60;

/** 版本差异 — what has changed for the applicant between two versions of an item. Never call it inside a unit of work. */
@Injectable()
export class VersionChanges {
  constructor(private readonly forms: FormSchemas) {}

  /** Fields and materials; of the form nothing, beyond that it is another one, while the catalogue is away. */
  async execute(earlier: ItemOperationalCore, later: ItemOperationalCore): Promise<InvalidParam[]> {
    const materials = materialChanges(earlier.materials, later.materials);
    if (earlier.form.sha256 === later.form.sha256) return materials.slice(0, MOST);
    const [before, after] = await Promise.all([this.forms.formOf(earlier), this.forms.formOf(later)]);
    const form =
      before && after
        ? formChanges(before.schema, after.schema)
        : [{ name: '/form', code: 'FORM_REPLACED', reason: '表单已更换，请按现行版本重新填写' }];
    return [...form, ...materials].slice(0, MOST);
  }
}
