import { isDeepStrictEqual } from 'node:util';
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

/** Answers that are given once for all items of a bundle. */
export interface SharedAnswers {
  /** 表单组 by key: person, enterprise, address … */
  groups: Readonly<Record<string, Record<string, unknown>>>;
  /** Fields of the forms' first level by name. */
  fields: Readonly<Record<string, unknown>>;
}

/** 共享内容 — what is said once for all items of a bundle. */
export interface Shared extends SharedAnswers {
  materials: readonly SharedMaterial[];
}

/** Whether anything is shared that finds its places by the forms. */
export const sharesAnswers = ({ groups, fields }: SharedAnswers): boolean => Object.keys({ ...groups, ...fields }).length > 0;

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

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is said itself, with what is shared where it says nothing; undefined where the two say different things: somebody else is meant. */
function together(own: unknown, shared: unknown): unknown {
  if (own === undefined) return shared;
  if (!isObject(own) || !isObject(shared)) return isDeepStrictEqual(own, shared) ? own : undefined;
  const both = new Map(Object.entries(own));
  for (const [key, value] of Object.entries(shared)) {
    const merged = together(both.get(key), value);
    if (merged === undefined) return undefined;
    both.set(key, merged);
  }
  return Object.fromEntries(both);
}

/**
 * A form with the shared answers that it has a place for; what it says itself counts more. A group that the form has once completes what
 * is said there, unless that is of somebody else; one that it has several times goes to the one place that says nothing. `ambiguous`: groups that more than one waits for.
 */
export function withShared(
  fields: readonly FormField[],
  shared: SharedAnswers,
  own: Record<string, unknown>,
): { form: Record<string, unknown>; used: string[]; ambiguous: string[] } {
  const used: string[] = [];
  const ambiguous: string[] = [];
  let form = own;
  const set = (pointer: string, value: unknown): void => {
    form = withValue(form, pointer, together(valueAt(form, pointer), value)) ?? form;
  };
  const allPlaces = groupPlaces(fields);
  for (const [group, value] of Object.entries(shared.groups)) {
    const places = allPlaces.filter((place) => place.group === group);
    if (places.length > 0) used.push(`groups/${group}`);
    const waiting = places.length === 1 ? places : places.filter(({ pointer }) => valueAt(form, pointer) === undefined);
    if (waiting.length > 1) ambiguous.push(group);
    else if (waiting[0]) set(waiting[0].pointer, value);
  }
  for (const { pointer } of fields.filter((field) => topLevel(field.pointer))) {
    const name = nameOf(pointer);
    if (!Object.hasOwn(shared.fields, name)) continue;
    used.push(`fields/${name}`);
    set(pointer, shared.fields[name]);
  }
  return { form, used, ambiguous };
}

/** 一事联办 — hands what is shared on to every item that has a place for it. What has a place in none of them is a mistake. */
export function composeBundle(shared: Shared, items: readonly BundleItem[]): { composed: ComposedItem[]; problems: InvalidParam[] } {
  const problems: InvalidParam[] = [];
  const used = new Set<string>();
  const composed = items.map((item, index) => {
    const answers = withShared(fieldsOf(item.schema), shared, item.form);
    for (const each of answers.used) used.add(each);
    for (const group of answers.ambiguous) {
      problems.push(problem(`/items/${index}/form`, 'SHARED_GROUP_AMBIGUOUS', `该事项有多处“${group}”，应分别填写其余各处`));
    }
    return { form: answers.form, materials: [...item.materials, ...sharedMaterials(shared.materials, item, used)] };
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
