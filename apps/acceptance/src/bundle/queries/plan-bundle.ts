import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import type { AppError } from '@yiwang/kernel';
import { Clock } from '@yiwang/kernel';
import { itemVersionAwaited } from '../../case/domain/case.errors.js';
import { FindFilingItem } from '../../item/find-filing-item.js';
import { fieldsOf } from '../../item/forms/form-fields.js';
import { FormSchemas } from '../../item/forms/form-schemas.js';
import { formUnavailable } from '../domain/bundle.errors.js';
import { groupPlaces } from '../domain/compose-bundle.js';

/** 联办方案 — which parts of several items need to be given only once. */
export interface BundlePlan {
  items: { itemCode: string; itemVersion: number; itemName: string }[];
  groups: { group: string; in: { itemCode: string; pointer: string }[] }[];
  fields: { name: string; title: string; in: string[] }[];
  materials: { name: string; required: boolean; in: { itemCode: string; materialCode: string }[] }[];
}

@Injectable()
export class PlanBundle {
  constructor(
    private readonly items: FindFilingItem,
    private readonly forms: FormSchemas,
    private readonly clock: Clock,
  ) {}

  /** @throws ACCEPTANCE.ITEM_NOT_FOUND, ACCEPTANCE.FORM_UNAVAILABLE */
  async execute(itemCodes: readonly string[]): Promise<BundlePlan> {
    const found = await Promise.all(itemCodes.map((itemCode) => this.found(itemCode)));
    const groups = new Map<string, BundlePlan['groups'][number]['in']>();
    const fields = new Map<string, { title: string; schema: unknown; in: string[] }>();
    const materials = new Map<string, BundlePlan['materials'][number]>();
    for (const { core, own } of found) {
      const { itemCode } = core;
      for (const { group, pointer } of groupPlaces(own)) groups.set(group, [...(groups.get(group) ?? []), { itemCode, pointer }]);
      for (const { pointer, title, schema, group } of own) {
        if (group !== undefined || pointer.includes('/', 1)) continue;
        const known = fields.get(pointer);
        if (!known) fields.set(pointer, { title, schema, in: [itemCode] });
        // A field of the same name that means something else is asked for in each form.
        else if (isDeepStrictEqual(known.schema, schema)) known.in.push(itemCode);
      }
      for (const { name, required, materialCode } of core.materials) {
        const known = materials.get(name) ?? { name, required: false, in: [] };
        materials.set(name, { name, required: known.required || required, in: [...known.in, { itemCode, materialCode }] });
      }
    }
    return {
      items: found.map(({ core: { itemCode, version, name } }) => ({ itemCode, itemVersion: version, itemName: name })),
      groups: [...groups].map(([group, places]) => ({ group, in: places })),
      fields: [...fields]
        .filter(([, field]) => field.in.length > 1)
        .map(([pointer, { title, in: items }]) => ({
          name: pointer.slice(1).replaceAll('~1', '/').replaceAll('~0', '~'),
          title,
          in: items,
        })),
      materials: [...materials.values()],
    };
  }

  private async found(itemCode: string) {
    const item = await this.items.execute(itemCode, undefined, this.clock.now());
    if ('awaited' in item) throw itemVersionAwaited();
    if (!('core' in item)) throw (item as { error: AppError }).error;
    const form = await this.forms.formOf(item.core);
    if (!form) throw formUnavailable({ retryAfter: 10 });
    return { core: item.core, own: fieldsOf(form.schema) };
  }
}
