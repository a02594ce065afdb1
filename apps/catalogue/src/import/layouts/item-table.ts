import { createHash } from 'node:crypto';
import type { InvalidParam } from '@yiwang/kernel';
import { isUscc, parseHandlingCode, parseTaskCode } from '@yiwang/standards';
import { z } from 'zod';
import { cleaned, storable } from '../domain/clean-text.js';
import type { Told } from '../domain/source-item.js';
import { cellText, listOf, parsedJson } from './cells.js';
import {
  DEFINITION_SHAPE,
  DESCRIPTIVE_COLUMNS,
  DESCRIPTIVE_PREFIX,
  DESCRIPTIVE_SHAPE,
  PLAIN_COLUMNS,
  type CellKind,
} from './item-columns.js';
import type { LayoutReader, RawRow, RawValues, ReadItem } from './layout.js';

const zh = z.locales.zhCN().localeError;

/** A wrong cell: ends the reading of its line. */
class WrongCell extends Error {
  constructor(readonly problem: InvalidParam) {
    super(problem.code);
  }
}

const wrong = (name: string, code: string, reason: string): WrongCell => new WrongCell({ name, code, reason });

/** Long documents are kept as they are written; everything else is cleaned. */
const AS_WRITTEN = new Set(['form', 'guide']);

function fromCell(column: string, kind: CellKind, text: string): unknown {
  if (kind === 'text') return AS_WRITTEN.has(column) ? text : text.trim();
  if (kind === 'list') return listOf(text);
  if (kind === 'number') return Number(text.trim());
  const parsed = parsedJson(text);
  if (!parsed) throw wrong(column, 'CATALOGUE.IMPORT_JSON', '单元格内容不是有效的JSON');
  return parsed.value;
}

function limitOf(column: string, text: string): unknown {
  const match = /^(\d{1,4})\s*(workingDay|calendarDay|month|year)$/.exec(text.trim());
  if (!match) throw wrong(column, 'CATALOGUE.IMPORT_LIMIT', '时限应形如“10 workingDay”');
  return { value: Number(match[1]), unit: match[2] };
}

/** A table's row in the nested form that a JSON line has. */
function nested(values: RawValues): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  const put = (under: string, name: string, value: unknown): void => {
    out[under] = { ...(out[under] as object | undefined), [name]: value };
  };
  for (const [column, value] of Object.entries(values)) {
    if (value === '' || value === undefined || value === null) continue;
    const text = typeof value === 'string' ? value : undefined;
    const plain = PLAIN_COLUMNS.get(column);
    if (column.startsWith(DESCRIPTIVE_PREFIX)) {
      const name = column.slice(DESCRIPTIVE_PREFIX.length);
      put('descriptive', name, text === undefined ? value : fromCell(column, DESCRIPTIVE_COLUMNS.get(name) ?? 'text', text));
    } else if (column === 'orgCode' || column === 'regionCode') put('implementingBody', column, cellText(value).trim());
    else if (column === 'department') put('implementingBody', 'name', value);
    else if (column === 'promised' || column === 'statutory') put('limits', column, limitOf(column, cellText(value)));
    else if (column === 'validFrom' || column === 'validTo') put('validity', column === 'validFrom' ? 'from' : 'to', value);
    else out[column] = text !== undefined && plain !== undefined ? fromCell(column, plain, text) : value;
  }
  return out;
}

/** One element as its schema has it. @throws WrongCell */
function element(place: string, schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value, { error: zh });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw wrong([place, ...(issue?.path ?? [])].join('/'), issue?.code ?? 'invalid', issue?.message ?? '');
}

const BESIDE = new Set(['itemCode', 'star', 'descriptive', 'form', 'guide', 'validity']);

function toldBy(given: Record<string, unknown>): Told {
  const told: Told = { core: {}, descriptive: {} };
  for (const [name, value] of Object.entries(given)) {
    const schema = DEFINITION_SHAPE.get(name);
    if (schema === undefined || name === 'star' || value === undefined) continue;
    if (name === 'descriptive') {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(name, 'invalid_type', '应为对象');
      for (const [part, inner] of Object.entries(value)) {
        const partSchema = DESCRIPTIVE_SHAPE.get(part);
        if (partSchema !== undefined) Object.assign(told.descriptive, { [part]: element(`${name}/${part}`, partSchema, cleaned(inner)) });
      }
      continue;
    }
    const parsed = element(name, schema, AS_WRITTEN.has(name) ? storable(value) : cleaned(value));
    if (BESIDE.has(name)) Object.assign(told, { [name]: parsed });
    else Object.assign(told.core, { [name]: parsed });
  }
  return told;
}

/** The parts of an item code that say who it is of and what it is; undefined for a code that is wrong. */
export function partsOf(
  itemCode: string,
): { orgCode: string; exerciseLevel: string; category: string; handlingSerial: number } | InvalidParam {
  const parsed = itemCode.length === 33 ? parseHandlingCode(itemCode) : parseTaskCode(itemCode);
  if (!parsed.ok) return { name: 'itemCode', code: parsed.code, reason: `${parsed.reason}：${itemCode.slice(0, 40)}` };
  const task = 'task' in parsed.value ? parsed.value.task : parsed.value;
  const handlingSerial = 'serial' in parsed.value ? Number(parsed.value.serial) : 0;
  return { orgCode: task.uscc, exerciseLevel: task.level, category: task.catalog.category, handlingSerial };
}

/** The region in which a body was registered, as its credit code says; most bodies stand there. */
export const registeredRegion = (orgCode: string): string | undefined => (isUscc(orgCode) ? orgCode.slice(2, 8) : undefined);

/**
 * This platform's own layout: a JSON line is a definition with its item code; a table has one column an element, nested ones as JSON. A
 * column that is missing, or a cell that is empty, says nothing of its element.
 */
export class ItemTableReader implements LayoutReader {
  kindOf(): 'item' {
    return 'item';
  }

  keyOf(values: RawValues): string {
    return cellText(values['itemCode']).normalize('NFKC').trim().toUpperCase();
  }

  missing(values: RawValues): string[] {
    return 'itemCode' in values ? [] : ['itemCode'];
  }

  childTable(part: string): string {
    return part;
  }

  read({ part, line, values }: RawRow): ReadItem {
    const refuse = ({ name, code, reason }: InvalidParam): ReadItem => ({ ok: false, problem: { part, line, column: name, code, reason } });
    const key = this.keyOf(values);
    const parts = partsOf(key);
    if ('reason' in parts) return refuse(parts);
    try {
      const told = toldBy(nested({ ...values, itemCode: undefined }));
      const hash = createHash('sha256')
        .update(`items ${JSON.stringify([key, told])}`)
        .digest('base64url');
      const { implementingBody } = told.core;
      const regionCode = implementingBody?.regionCode;
      return { ok: true, item: { part, line, identity: 'itemCode', key, ...parts, regionCode, told, hash } };
    } catch (error) {
      if (error instanceof WrongCell) return refuse(error.problem);
      throw error;
    }
  }
}
