import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import { withShared, type SharedAnswers } from '../bundle/domain/compose-bundle.js';
import { valueAt } from '../disclosure/json-pointer.js';
import { fieldsOf, type FieldSource, type FormField } from '../item/forms/form-fields.js';
import { FormSchemas } from '../item/forms/form-schemas.js';
import type { FormValidator } from '../item/forms/form-validator.js';
import type { AccountFacts } from './account-facts.js';
import { EarlierForms, type Earlier } from './earlier-forms.js';
import type { LicenceFields, LicenceHolder } from './licence-library.js';
import { Licences } from './licences.js';
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
}

/** What has been said already: in the form itself, and for all forms of a bundle. */
export interface Said {
  form: Form;
  shared?: SharedAnswers | undefined;
}

/** Who the form is about. */
export interface PrefillApplicant {
  /** Asked only where a form wants to know, for its item. */
  facts: (itemCode: string) => Promise<AccountFacts>;
  earlier: Earlier;
  /** Whether the document is known to be his: his own account's, or seen by a clerk. What an agent says opens nobody's licences. */
  proven: boolean;
}

type Sourced = FormField & { source: FieldSource };
type Found = { value: unknown; caseNo?: string } | undefined;

/** 预填 — fills the empty fields of a form from where its schema says their values come from. Not to be called in a unit of work. */
@Injectable()
export class PrefillForm {
  constructor(
    private readonly forms: FormSchemas,
    private readonly earlierForms: EarlierForms,
    private readonly licences: Licences,
  ) {}

  /** What has been said already is kept; while the form's schema cannot be had, nothing is filled in. */
  async execute(
    core: ItemOperationalCore,
    { form, shared = { groups: {}, fields: {} } }: Said,
    applicant: PrefillApplicant,
    principal: Principal,
  ): Promise<PrefilledForm> {
    const itemForm = await this.forms.formOf(core);
    if (!itemForm) return { form, prefilled: [] };
    const fields = fieldsOf(itemForm.schema);
    const { form: said } = withShared(fields, shared, form);
    const empty = fields.filter((field): field is Sourced => field.source !== undefined && valueAt(said, field.pointer) === undefined);
    const found = await this.lookUp(core.itemCode, empty, applicant, principal);
    let filled = form;
    const prefilled: PrefilledField[] = [];
    for (const [index, { pointer, source }] of empty.entries()) {
      const value = found[index];
      const next = value && withValue(filled, pointer, value.value);
      if (!next || breaks(itemForm.validate, next, pointer)) continue;
      filled = next;
      prefilled.push({ pointer, from: source.from, ...(value.caseNo && { caseNo: value.caseNo }), ...(source.locked && { locked: true }) });
    }
    return { form: filled, prefilled };
  }

  private async lookUp(
    itemCode: string,
    fields: readonly Sourced[],
    { facts, earlier, proven }: PrefillApplicant,
    principal: Principal,
  ): Promise<Found[]> {
    const wanted = fields.flatMap(({ source }) =>
      source.from === 'earlierCase' ? [{ pointer: source.field, itemCode: source.itemCode }] : [],
    );
    const known = fields.some(({ source }) => source.from !== 'earlierCase') ? await facts(itemCode) : {};
    const licenceNames = new Set(fields.flatMap(({ source }) => (source.from === 'licence' ? [source.licence] : [])));
    const [values, licences] = await Promise.all([
      this.earlierForms.read(wanted, earlier, principal),
      proven ? this.licences.read([...licenceNames], holderOf(known), itemCode, principal) : new Map<string, LicenceFields>(),
    ]);
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
}

/** Whose licences they are: the organisation's, otherwise the person's. */
function holderOf({ creditCode, idNumber, idType }: AccountFacts): LicenceHolder | undefined {
  if (creditCode !== undefined) return { documentType: '001', documentNo: creditCode };
  return idNumber !== undefined && idType === 'citizenId' ? { documentType: '111', documentNo: idNumber } : undefined;
}

const given = (value: unknown): Found => (value === undefined || value === null || value === '' ? undefined : { value });

/** Whether the value at the pointer is one that the form would refuse; what is missing elsewhere is not its fault. */
function breaks(validate: FormValidator, form: Form, pointer: string): boolean {
  const at = `/form${pointer}`;
  return validate(form).some(({ name, code }) => code !== 'required' && (name === at || name.startsWith(`${at}/`)));
}
