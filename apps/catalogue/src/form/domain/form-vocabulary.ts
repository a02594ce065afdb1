import { ItemCode } from '@yiwang/event-core';
import type { InvalidParam } from '@yiwang/kernel';
import { z } from 'zod';
import { parseGroupUrn } from './form-group.js';
import { repeatsWhatVaries } from './pattern-safety.js';
import { eachSchema, type Schema } from './schema-walk.js';

/** What an account tells of who is signed in (person, or enterprise with its agent). */
export const ACCOUNT_FIELDS = ['name', 'idType', 'idNumber', 'mobile', 'companyName', 'creditCode', 'agentName'] as const;

const word = z.string().trim().min(1).max(100);
const pointer = z
  .string()
  .regex(/^(\/[^/]+)+$/)
  .max(200);

/** 字段来源 (`x-source`) — where the value of a field comes from before anybody types it. `locked`: and what nobody may type over. */
export const FieldSource = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('account'), field: z.enum(ACCOUNT_FIELDS), locked: z.boolean().optional() }),
  /** 电子证照: the licence by its name or its 证照类型代码, and the field on it. */
  z.strictObject({ from: z.literal('licence'), licence: word, field: word, locked: z.boolean().optional() }),
  /** 历史办件: the newest earlier case of the applicant, of one item or of any, and the pointer of the field in its form. */
  z.strictObject({ from: z.literal('earlierCase'), field: pointer, itemCode: ItemCode.optional(), locked: z.boolean().optional() }),
]);

export const WIDGETS = [
  'text',
  'textarea',
  'number',
  'money',
  'date',
  'select',
  'radio',
  'checkboxes',
  'switch',
  'region',
  'table',
  'group',
  'hidden',
] as const;

/** 布局提示 (`x-layout`) — how a field is shown; whoever cannot follow a hint shows the field anyway. Columns are twelfths of the width. */
export const LayoutHint = z.strictObject({
  widget: z.enum(WIDGETS).optional(),
  section: word.optional(),
  order: z.int().min(0).max(9999).optional(),
  columns: z.int().min(1).max(12).optional(),
  placeholder: word.optional(),
  help: z.string().trim().min(1).max(500).optional(),
});

/** 表单组版本 (`x-group`), written when the form is drafted. */
const GroupMark = z.strictObject({ key: z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/), version: z.int().min(1) });

const KEYWORDS: Readonly<Record<string, z.ZodType>> = {
  'x-source': FieldSource,
  'x-layout': LayoutHint,
  'x-group': GroupMark,
  'x-codeList': word,
};

/** Longer than any field needs; it bounds what a pattern can cost at each filing. */
const MOST_PATTERN = 300;
const problem = (name: string, code: string, reason: string): InvalidParam => ({ name, code, reason });

/**
 * Keywords that no form needs: names for references other than pointers, which nobody could follow before it is compiled, and `$async`, by
 * which a validator would answer a promise, and take everything.
 */
const FORBIDDEN = ['$async', '$anchor', '$dynamicAnchor', '$dynamicRef', '$recursiveAnchor', '$recursiveRef'];

function refProblems(schema: Schema, at: string): InvalidParam[] {
  const { $ref } = schema;
  const inside = $ref === undefined || (typeof $ref === 'string' && ($ref === '#' || $ref.startsWith('#/') || parseGroupUrn($ref)));
  const forbidden = FORBIDDEN.filter((key) => Object.hasOwn(schema, key));
  if (at !== '/form' && Object.hasOwn(schema, '$id')) forbidden.push('$id');
  return [
    ...(inside ? [] : [problem(`${at}/$ref`, 'FORM_REF_ELSEWHERE', '只能以JSON指针引用表单内的定义，或引用表单组')]),
    ...forbidden.map((key) => problem(`${at}/${key}`, 'FORM_KEYWORD_FORBIDDEN', `表单不得使用 ${key}`)),
  ];
}

function patternProblem({ pattern, patternProperties }: Schema, at: string): InvalidParam[] {
  const patterns: [string, unknown][] = [[`${at}/pattern`, pattern]];
  if (typeof patternProperties === 'object' && patternProperties !== null)
    for (const each of Object.keys(patternProperties)) patterns.push([`${at}/patternProperties`, each]);
  return patterns.flatMap(([place, text]) => {
    if (typeof text !== 'string') return [];
    if (text.length > MOST_PATTERN) return [problem(place, 'FORM_PATTERN_TOO_LONG', `正则表达式不得超过${MOST_PATTERN}个字符`)];
    return repeatsWhatVaries(text)
      ? [problem(place, 'FORM_PATTERN_UNSAFE', '多次重复的部分长度应固定，且不得含有重复、可选或开头相同的选择')]
      : [];
  });
}

/**
 * What is wrong with the platform's own keywords of a form, with references that lead out of it, and with patterns that could stop
 * whoever validates by them. That it is a schema at all is checked elsewhere, by compiling it. Names are pointers below `/form`.
 */
export function vocabularyProblems(form: Schema): InvalidParam[] {
  const found: InvalidParam[] = [];
  eachSchema(form, (schema, pointer_) => {
    const at = `/form${pointer_}`;
    found.push(...refProblems(schema, at), ...patternProblem(schema, at));
    for (const [key, value] of Object.entries(schema)) {
      if (!key.startsWith('x-')) continue;
      const known = Object.hasOwn(KEYWORDS, key) ? KEYWORDS[key]! : undefined;
      if (!known) found.push(problem(`${at}/${key}`, 'FORM_KEYWORD_UNKNOWN', `没有扩展关键字 ${key}`));
      else if (!known.safeParse(value).success) found.push(problem(`${at}/${key}`, 'FORM_KEYWORD_WRONG', `扩展关键字 ${key} 的内容不正确`));
    }
  });
  return found;
}
