import type { InvalidParam } from '@yiwang/kernel';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { vocabularyProblems } from '../../form/domain/form-vocabulary.js';
import { costProblems } from '../../form/domain/schema-cost.js';
import type { CoreContent } from './item-definition.js';

type Schema = Record<string, unknown>;

const MAX_FORM_BYTES = 64 * 1024;
const isObject = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a JSON pointer leads to a declared field of the form. `items` and local `$ref`s are followed; an undeclared field is none. */
export function formHasField(root: Schema, pointer: string): boolean {
  if (!pointer.startsWith('/')) return false;
  let at: unknown = root;
  for (const token of pointer.split('/').slice(1)) {
    at = resolve(root, at);
    if (!isObject(at)) return false;
    const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
    const properties = at['properties'];
    if (isObject(properties) && Object.hasOwn(properties, name)) at = properties[name];
    else if (at['items'] !== undefined && /^(\d+|-)$/.test(name)) at = at['items'];
    else return false;
  }
  return true;
}

function resolve(root: Schema, schema: unknown): unknown {
  let at = schema;
  for (let hops = 0; isObject(at) && typeof at['$ref'] === 'string' && at['$ref'].startsWith('#/') && hops < 10; hops++) {
    at = at['$ref']
      .slice(2)
      .split('/')
      .reduce<unknown>((inner, key) => (isObject(inner) ? inner[key] : undefined), root);
  }
  return at;
}

/** Forms that compiled; an import gives the same object to a thousand items. */
const good = new WeakSet<Schema>();

function schemaError(form: Schema): string | undefined {
  if (good.has(form)) return undefined;
  try {
    // A compiler for each form: a shared one would refuse the second form with the same $id, and keep every form for ever.
    new Ajv2020({ strict: false, validateFormats: false }).compile(form);
    good.add(form);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.slice(0, 200) : 'unknown';
  }
}

/**
 * `/$materials`, or one by its code, and `/$applicant`, or one thing of him: they are shown by the same list as fields, and no form has
 * fields that are named so.
 */
const besideForm = (pointer: string): boolean => /^\/\$(materials|applicant)(\/|$)/.test(pointer);

/** What is wrong with a form: not a schema, not of an object, too large, or without a field that the item points to. */
export function formProblems(form: Schema, core: Pick<CoreContent, 'participants' | 'fees'>): InvalidParam[] {
  const problem = (name: string, code: string, reason: string): InvalidParam => ({ name, code, reason });
  if (Buffer.byteLength(JSON.stringify(form)) > MAX_FORM_BYTES) return [problem('/form', 'FORM_TOO_LARGE', '表单超过64 KiB')];
  if (form['type'] !== 'object') return [problem('/form/type', 'FORM_NOT_OBJECT', '表单应为 object 类型的 JSON Schema')];
  const words = good.has(form) ? [] : vocabularyProblems(form);
  if (words.length > 0) return words;
  const cost = good.has(form) ? [] : costProblems(form);
  if (cost.length > 0) return cost;
  const wrong = schemaError(form);
  if (wrong !== undefined) return [problem('/form', 'FORM_NOT_A_SCHEMA', `表单不是有效的 JSON Schema 2020-12：${wrong}`)];
  const found: InvalidParam[] = [];
  const unknownField = (place: string, pointer: string): void => {
    if (!formHasField(form, pointer)) found.push(problem(place, 'FIELD_NOT_IN_FORM', `表单中没有字段 ${pointer}`));
  };
  core.participants.forEach((participant, i) => {
    participant.visibleFields.forEach((pointer, j) => {
      if (!besideForm(pointer)) unknownField(`/participants/${i}/visibleFields/${j}`, pointer);
    });
  });
  core.fees.forEach((fee, i) => {
    if (fee.rule.kind === 'perUnit') unknownField(`/fees/${i}/rule/quantity`, fee.rule.quantity);
  });
  return found;
}

const pointersOf = ({ participants, fees }: Pick<CoreContent, 'participants' | 'fees'>): string[] => [
  ...participants.flatMap(({ visibleFields }) => visibleFields.filter((pointer) => !besideForm(pointer))),
  ...fees.flatMap(({ rule }) => (rule.kind === 'perUnit' ? [rule.quantity] : [])),
];

/** Fields of the form that a content names for the first time although the form did not come along: nobody has looked whether it has them. */
export function pointsElsewhere(core: CoreContent, before: CoreContent): InvalidParam[] {
  if (core.participants === before.participants && core.fees === before.fees) return [];
  const known = new Set(pointersOf(before));
  return pointersOf(core)
    .filter((pointer) => !known.has(pointer))
    .map((pointer) => ({ name: '/form', code: 'FORM_NEEDED', reason: `引用了新的表单字段 ${pointer}，须一并提供表单` }));
}
