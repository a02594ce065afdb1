import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import type { InvalidParam } from '@yiwang/kernel';
import type { HandedMaterial } from '../../case/domain/case-state.js';
import { valueAt } from '../../disclosure/json-pointer.js';
import { fieldsOf, type FormField } from '../../item/forms/form-fields.js';
import { withValue } from '../../prefill/with-value.js';

/** 共享材料 — handed in once for every item of the bundle that asks for a material of this name. */
export interface SharedMaterial {
  name: string;
  fileRef?: string | undefined;
  paperCopies?: number | undefined;
}

/** 共享内容 — what is said once for all items of a bundle. */
export interface Shared {
  /** 表单组 by key: person, enterprise, address … */
  groups: Readonly<Record<string, Record<string, unknown>>>;
  /** Fields of the forms' first level by name. */
  fields: Readonly<Record<string, unknown>>;
  materials: readonly SharedMaterial[];
}

/** One item of a bundle with what it says itself, which counts more than what is shared. */
export interface BundleItem {
  form: Record<string, unknown>;
  materials: HandedMaterial[];
  core: ItemOperationalCore;
  schema: unknown;
}

export interface ComposedItem {
  form: Record<string, unknown>;
  materials: HandedMaterial[];
}

/** Places of form groups that stand in no other group. */
export function groupPlaces(fields: readonly FormField[]): (FormField & { group: string })[] {
  const places = fields.filter((field): field is FormField & { group: string } => field.group !== undefined);
  return places.filter(({ pointer }) => !places.some((outer) => pointer.startsWith(`${outer.pointer}/`)));
}

const topLevel = (pointer: string): boolean => !pointer.includes('/', 1);
const nameOf = (pointer: string): string => pointer.slice(1).replaceAll('~1', '/').replaceAll('~0', '~');

/** 一事联办 — hands what is shared on to every item that has a place for it. What has a place in none of them is a mistake. */
export function composeBundle(shared: Shared, items: readonly BundleItem[]): { composed: ComposedItem[]; problems: InvalidParam[] } {
  const problems: InvalidParam[] = [];
  const used = new Set<string>();
  const composed = items.map((item, index) => {
    const fields = fieldsOf(item.schema);
    let form = item.form;
    const set = (pointer: string, value: unknown): void => {
      form = withValue(form, pointer, value) ?? form;
    };
    for (const [group, value] of Object.entries(shared.groups)) {
      const places = groupPlaces(fields).filter((place) => place.group === group);
      if (places.length > 0) used.add(`groups/${group}`);
      const empty = places.filter(({ pointer }) => valueAt(form, pointer) === undefined);
      if (empty.length > 1) {
        problems.push(problem(`/items/${index}/form`, 'SHARED_GROUP_AMBIGUOUS', `该事项有多处“${group}”，应分别填写其余各处`));
      } else if (empty[0]) set(empty[0].pointer, value);
    }
    for (const { pointer } of fields.filter((field) => topLevel(field.pointer))) {
      const name = nameOf(pointer);
      if (!Object.hasOwn(shared.fields, name)) continue;
      used.add(`fields/${name}`);
      if (valueAt(form, pointer) === undefined) set(pointer, shared.fields[name]);
    }
    return { form, materials: [...item.materials, ...sharedMaterials(shared.materials, item, used)] };
  });
  return { composed, problems: [...problems, ...unused(shared, used)] };
}

function sharedMaterials(shared: readonly SharedMaterial[], { core, materials }: BundleItem, used: Set<string>): HandedMaterial[] {
  const own = new Set(materials.map(({ materialCode }) => materialCode));
  return shared.flatMap(({ name, fileRef, paperCopies }, index) => {
    const wanted = core.materials.filter((material) => material.name === name);
    if (wanted.length > 0) used.add(`materials/${index}`);
    return wanted
      .filter(({ materialCode }) => !own.has(materialCode))
      .map(({ materialCode }) => ({
        materialCode,
        ...(fileRef !== undefined && { fileRef }),
        ...(paperCopies !== undefined && { paperCopies }),
      }));
  });
}

function unused({ groups, fields, materials }: Shared, used: ReadonlySet<string>): InvalidParam[] {
  const names = [
    ...Object.keys(groups).map((key) => `groups/${key}`),
    ...Object.keys(fields).map((key) => `fields/${key}`),
    ...materials.map((_, index) => `materials/${index}`),
  ];
  return names.filter((name) => !used.has(name)).map((name) => problem(`/shared/${name}`, 'SHARED_UNUSED', '没有事项需要这项共享内容'));
}

const problem = (name: string, code: string, reason: string): InvalidParam => ({ name, code, reason });
