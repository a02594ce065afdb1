import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import { valueAt } from '../disclosure/json-pointer.js';
import { fieldsOf, type FieldSource, type FormField } from '../item/forms/form-fields.js';
import { FormSchemas } from '../item/forms/form-schemas.js';
import type { FormValidator } from '../item/forms/form-validator.js';
import type { AccountFacts } from './account-facts.js';
import { EarlierForms, type Earlier } from './earlier-forms.js';
import { LicenceLibrary } from './licence-library.js';
import { withValue } from './with-value.js';

export type Form = Record<string, unknown>;

/** 预填字段 — where the value of a field came from. The value itself stands in the form only. */
export interface PrefilledField {
  pointer: string;
  from: FieldSource['from'];
  /** 历史办件 that it was taken from. */
  caseNo?: string | undefined;
  /** Nobody may type over it. */
  locked?: boolean | undefined;
}

export interface PrefilledForm {
  form: Form;
  prefilled: PrefilledField[];
  /** Fields with a source that had nothing, or nothing that fits. */
  unfilled: string[];
}

/** Who the form is about. */
export interface PrefillApplicant {
  /** Asked only where a form wants to know. */
  facts: () => Promise<AccountFacts>;
  earlier: Earlier;
}

type Sourced = FormField & { source: FieldSource };
type Found = { value: unknown; caseNo?: string } | undefined;

/** 预填 — fills the empty fields of a form from where its schema says their values come from. Not to be called in a unit of work. */
@Injectable()
export class PrefillForm {
  constructor(
    private readonly forms: FormSchemas,
    private readonly earlierForms: EarlierForms,
    private readonly licences: LicenceLibrary,
  ) {}

  /** What stands in the form already is kept; while the form's schema cannot be had, nothing is filled in. */
  async execute(core: ItemOperationalCore, form: Form, applicant: PrefillApplicant, principal: Principal): Promise<PrefilledForm> {
    const itemForm = await this.forms.formOf(core);
    if (!itemForm) return { form, prefilled: [], unfilled: [] };
    const empty = fieldsOf(itemForm.schema).filter(
      (field): field is Sourced => field.source !== undefined && valueAt(form, field.pointer) === undefined,
    );
    const found = await this.lookUp(empty, applicant, principal);
    let filled = form;
    const prefilled: PrefilledField[] = [];
    for (const [index, { pointer, source }] of empty.entries()) {
      const value = found[index];
      const next = value && withValue(filled, pointer, value.value);
      if (!next || breaks(itemForm.validate, next, pointer)) continue;
      filled = next;
      prefilled.push({ pointer, from: source.from, ...(value.caseNo && { caseNo: value.caseNo }), ...(source.locked && { locked: true }) });
    }
    const filledIn = new Set(prefilled.map(({ pointer }) => pointer));
    return { form: filled, prefilled, unfilled: empty.map(({ pointer }) => pointer).filter((pointer) => !filledIn.has(pointer)) };
  }

  private async lookUp(fields: readonly Sourced[], { facts, earlier }: PrefillApplicant, principal: Principal): Promise<Found[]> {
    const wanted = fields.flatMap(({ source }) =>
      source.from === 'earlierCase' ? [{ pointer: source.field, itemCode: source.itemCode }] : [],
    );
    const known = fields.some(({ source }) => source.from !== 'earlierCase') ? await facts() : {};
    const [values, licences] = await Promise.all([this.earlierForms.read(wanted, earlier, principal), this.licencesOf(fields, known)]);
    let next = 0;
    return fields.map(({ source }): Found => {
      switch (source.from) {
        case 'account':
          return given(known[source.field]);
        case 'licence': {
          const licence = licences.get(source.licence);
          return licence && Object.hasOwn(licence, source.field) ? given(licence[source.field]) : undefined;
        }
        case 'earlierCase':
          return values[next++];
      }
    });
  }

  /** Each licence once, however many fields stand on it. */
  private async licencesOf(fields: readonly Sourced[], facts: AccountFacts): Promise<Map<string, Record<string, unknown> | undefined>> {
    const { creditCode, idNumber, idType } = facts;
    const names = new Set(fields.flatMap(({ source }) => (source.from === 'licence' ? [source.licence] : [])));
    const holder = creditCode
      ? { documentType: '001', documentNo: creditCode }
      : idNumber && idType === 'citizenId' && { documentType: '111', documentNo: idNumber };
    if (!holder) return new Map();
    const read = async (licence: string) => [licence, await this.licences.read({ licence, holder, purpose: 'prefill' })] as const;
    return new Map(await Promise.all([...names].map(read)));
  }
}

const given = (value: unknown): Found => (value === undefined || value === null || value === '' ? undefined : { value });

/** Whether the value at the pointer is one that the form would refuse; what is missing elsewhere is not its fault. */
function breaks(validate: FormValidator, form: Form, pointer: string): boolean {
  const at = `/form${pointer}`;
  return validate(form).some(({ name, code }) => code !== 'required' && (name === at || name.startsWith(`${at}/`)));
}
