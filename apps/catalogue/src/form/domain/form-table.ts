import type { InvalidParam } from '@yiwang/kernel';
import type { TableRow } from '../../csv-table/read-table.js';
import { choicesOf, inlineChoices } from './form-codes.js';
import { groupUrn } from './form-group.js';
import { FieldSource } from './form-vocabulary.js';
import type { Schema } from './schema-walk.js';

/** 表单字段表 — one row a field; each column by its English or Chinese name. */
const COLUMNS = {
  field: ['field', '字段'],
  title: ['title', '名称'],
  type: ['type', '类型'],
  required: ['required', '必填'],
  codeList: ['codeList', '代码表'],
  max: ['max', '上限'],
  section: ['section', '分组'],
  source: ['source', '来源'],
  help: ['help', '说明'],
} as const;
type Column = keyof typeof COLUMNS;
const NEEDED: readonly Column[] = ['field', 'title', 'type'];

export type FormTable = { ok: true; form: Schema } | { ok: false; problems: InvalidParam[] };

export const MOST_FIELDS = 200;

/** 字段类型 by each of its names. A group type takes the field's place with a whole group. */
const TYPES: Readonly<Record<string, (row: FieldRow) => Schema>> = {
  text: ({ max }) => ({ type: 'string', minLength: 1, maxLength: max ?? 200 }),
  textarea: ({ max }) => ({ type: 'string', minLength: 1, maxLength: max ?? 2000, 'x-layout': { widget: 'textarea', columns: 12 } }),
  integer: ({ max }) => ({ type: 'integer', minimum: 0, ...(max !== undefined && { maximum: max }) }),
  number: ({ max }) => ({ type: 'number', ...(max !== undefined && { maximum: max }) }),
  /** 金额 in fen, as everywhere. */
  money: ({ max }) => ({ type: 'integer', minimum: 0, ...(max !== undefined && { maximum: max }), 'x-layout': { widget: 'money' } }),
  date: () => ({ type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$', 'x-layout': { widget: 'date' } }),
  boolean: () => ({ type: 'boolean', 'x-layout': { widget: 'switch' } }),
  select: ({ choices }) => ({ type: 'string', oneOf: choices ?? [], 'x-layout': { widget: 'select' } }),
  multiselect: ({ choices }) => ({
    type: 'array',
    items: { type: 'string', oneOf: choices ?? [] },
    uniqueItems: true,
    maxItems: choices?.length ?? 1,
    'x-layout': { widget: 'checkboxes' },
  }),
  mobile: () => ({ type: 'string', pattern: '^1\\d{10}$' }),
  citizenId: () => ({ type: 'string', pattern: '^\\d{17}[\\dX]$' }),
  creditCode: () => ({ type: 'string', pattern: '^[0-9A-HJ-NPQRTUWXY]{18}$' }),
  region: () => ({ type: 'string', pattern: '^\\d{6}(\\d{3}(\\d{3})?)?$', 'x-layout': { widget: 'region' } }),
  person: () => ({ $ref: groupUrn({ key: 'person', version: undefined }) }),
  enterprise: () => ({ $ref: groupUrn({ key: 'enterprise', version: undefined }) }),
  address: () => ({ $ref: groupUrn({ key: 'address', version: undefined }) }),
};
const CHINESE_TYPES: Readonly<Record<string, string>> = {
  文本: 'text',
  多行文本: 'textarea',
  整数: 'integer',
  数字: 'number',
  金额: 'money',
  日期: 'date',
  是否: 'boolean',
  单选: 'select',
  多选: 'multiselect',
  手机号码: 'mobile',
  身份证号: 'citizenId',
  统一社会信用代码: 'creditCode',
  行政区划: 'region',
  个人信息: 'person',
  企业信息: 'enterprise',
  地址: 'address',
};
const CHOOSING = ['select', 'multiselect'];

interface FieldRow {
  max: number | undefined;
  choices: ReturnType<typeof inlineChoices>;
}

const FIELD = /^[A-Za-z][A-Za-z0-9]{0,59}$/;
const YES = ['是', '必填', 'true', 'yes', 'y', '1', '√'];
const NO = ['', '否', '选填', 'false', 'no', 'n', '0'];

const problem = (name: string, code: string, reason: string): InvalidParam => ({ name, code, reason });
const fromEntries = (entries: [string, unknown][]): Schema => Object.fromEntries(entries);

/**
 * The form that a table of fields describes: a JSON Schema of an object with the fields in the order of the rows, groups named by
 * reference. Every row that is wrong is told, as `line <n>/<column>`.
 */
export function formOfTable(title: string, rows: readonly TableRow[]): FormTable {
  const [header, ...body] = rows;
  const places = header ? placesOf(header) : [problem('line 1', 'FORM_TABLE_EMPTY', '表格没有内容')];
  if (Array.isArray(places)) return { ok: false, problems: places };
  if (body.length === 0) return { ok: false, problems: [problem('line 2', 'FORM_TABLE_EMPTY', '表格没有字段')] };
  if (body.length > MOST_FIELDS) {
    return { ok: false, problems: [problem(`line ${body[MOST_FIELDS]!.line}`, 'FORM_TABLE_TOO_LONG', `字段不得超过${MOST_FIELDS}个`)] };
  }
  const problems: InvalidParam[] = [];
  const properties: [string, Schema][] = [];
  const required: string[] = [];
  const seen = new Set<string>();
  for (const { line, cells } of body) {
    const cell = (column: Column): string => cells[places.get(column) ?? -1]?.trim() ?? '';
    const wrong = (column: Column, code: string, reason: string): void =>
      void problems.push(problem(`line ${line}/${column}`, code, reason));
    const field = cell('field');
    if (!FIELD.test(field)) wrong('field', 'FORM_FIELD_NAME', '字段应以字母开头，由字母和数字组成');
    else if (seen.has(field)) wrong('field', 'FORM_FIELD_TWICE', `字段 ${field} 重复`);
    seen.add(field);
    properties.push([field, propertyOf(cell, wrong)]);
    const must = cell('required').toLowerCase();
    if (YES.includes(must)) required.push(field);
    else if (!NO.includes(must)) wrong('required', 'FORM_FIELD_REQUIRED', '必填应为“是”或“否”');
  }
  if (problems.length > 0) return { ok: false, problems };
  const form = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title,
    type: 'object',
    properties: fromEntries(properties),
    required,
    additionalProperties: false,
  };
  return { ok: true, form };
}

function placesOf({ cells, line }: TableRow): Map<Column, number> | InvalidParam[] {
  const places = new Map<Column, number>();
  const problems: InvalidParam[] = [];
  cells.forEach((cell, i) => {
    const name = cell.trim();
    const column = (Object.keys(COLUMNS) as Column[]).find((each) => (COLUMNS[each] as readonly string[]).includes(name));
    if (column === undefined)
      problems.push(problem(`line ${line}`, 'FORM_TABLE_HEADER', `不认识列“${Array.from(name).slice(0, 40).join('')}”`));
    else if (places.has(column)) problems.push(problem(`line ${line}`, 'FORM_TABLE_HEADER', `列“${name}”重复`));
    else places.set(column, i);
  });
  for (const column of NEEDED)
    if (!places.has(column)) problems.push(problem(`line ${line}`, 'FORM_TABLE_HEADER', `缺少列“${COLUMNS[column][1]}”`));
  return problems.length > 0 ? problems : places;
}

type Wrong = (column: Column, code: string, reason: string) => void;

function propertyOf(cell: (column: Column) => string, wrong: Wrong): Schema {
  const title = cell('title');
  if (title === '' || title.length > 100) wrong('title', 'FORM_FIELD_TITLE', '名称应为1至100个字符');
  const type = CHINESE_TYPES[cell('type')] ?? cell('type');
  const make = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
  if (!make) {
    wrong('type', 'FORM_FIELD_TYPE', '没有这种字段类型');
    return {};
  }
  const max = cell('max') === '' ? undefined : Number(cell('max'));
  if (max !== undefined && !(Number.isSafeInteger(max) && max >= 1)) wrong('max', 'FORM_FIELD_MAX', '上限应为正整数');
  const schema = make({ max, choices: choices(cell('codeList'), type, wrong) });
  const layout = layoutOf(schema['x-layout'], cell, wrong);
  const source = sourceOf(cell('source'), wrong);
  const codeList = cell('codeList');
  return {
    ...schema,
    title,
    ...(choicesOf(codeList) && { 'x-codeList': codeList }),
    ...(layout && { 'x-layout': layout }),
    ...(source && { 'x-source': source }),
  };
}

function choices(codeList: string, type: string, wrong: Wrong): ReturnType<typeof inlineChoices> {
  if (!CHOOSING.includes(type)) {
    if (codeList !== '') wrong('codeList', 'FORM_CODE_LIST_UNUSED', '只有单选、多选字段可以有代码表');
    return undefined;
  }
  const found = choicesOf(codeList) ?? inlineChoices(codeList);
  if (!found) wrong('codeList', 'FORM_CODE_LIST', '应为代码表名称，或形如“1=是|0=否”的代码');
  return found;
}

function layoutOf(given: unknown, cell: (column: Column) => string, wrong: Wrong): Schema | undefined {
  const [section, help] = [cell('section'), cell('help')];
  if (section.length > 100) wrong('section', 'FORM_FIELD_SECTION', '分组不得超过100个字符');
  if (help.length > 500) wrong('help', 'FORM_FIELD_HELP', '说明不得超过500个字符');
  const layout = { ...(given as Schema | undefined), ...(section !== '' && { section }), ...(help !== '' && { help }) };
  return Object.keys(layout).length > 0 ? layout : undefined;
}

const ORIGINS: Readonly<Record<string, string>> = { 账户: 'account', 证照: 'licence', 历史办件: 'earlierCase' };

/** `account:name`, `licence:营业执照:businessScope`, `earlierCase:/shopName`, or with 账户, 证照, 历史办件 in front. */
function sourceOf(text: string, wrong: Wrong): Schema | undefined {
  if (text === '') return undefined;
  const [origin = '', ...rest] = text.split(/[:：]/).map((part) => part.trim());
  const from = ORIGINS[origin] ?? origin;
  const given = from === 'licence' ? { from, licence: rest[0], field: rest.slice(1).join(':') } : { from, field: rest.join(':') };
  const parsed = FieldSource.safeParse(given);
  if (parsed.success) return parsed.data;
  wrong('source', 'FORM_FIELD_SOURCE', '来源应形如“账户:name”“证照:营业执照:字段”“历史办件:/字段”');
  return undefined;
}
