import { fail, ok, orThrow } from '../checked.js';
import type { Checked, Failure } from '../checked.js';
import { PROVINCE_NAMES } from '../data/provinces.js';
import { isUscc } from '../identifiers/uscc.js';

/** 基本编码 CATALOG_CODE, 12 digits: the directory entry that state or province lays down. */
export interface CatalogCode {
  /** 2 digits of GB/T 2260; `00` for entries of the state. */
  readonly province: string;
  /** 事项类型, 2 digits of GB/T 39046 A.1. */
  readonly category: string;
  /** 主项, 5 digits. */
  readonly mainItem: string;
  /** 子项, 3 digits; `000` when the main item has none. */
  readonly subItem: string;
}

/** 实施编码 TASK_CODE, 31 characters: one implementing body's version of a directory entry. */
export interface TaskCode {
  /** 实施主体统一社会信用代码, 18. */
  readonly uscc: string;
  /** 行使层级, 1 digit of GB/T 39046 A.2. */
  readonly level: string;
  /** 基本编码, 12. */
  readonly catalogCode: string;
  readonly catalog: CatalogCode;
}

/** 业务办理项编码 TASK_HANDLE_ITEM, 33 characters: 实施编码 + 2-digit serial. */
export interface HandlingCode {
  readonly taskCode: string;
  /** 2 digits. */
  readonly serial: string;
  readonly task: TaskCode;
}

const wrongLength = (name: string, length: number, en: string): Failure =>
  fail('ITEM_CODE_LENGTH', `${name}应为${length}位`, `${en} has ${length} characters`);

const legacyLength = (name: string, length: number, now: number): Failure =>
  fail(
    'ITEM_CODE_LEGACY_LENGTH',
    `${length}位是GB/T 39046-2020所列的旧${name}长度，数据交换使用${now}位`,
    `${length} characters is the old length of GB/T 39046-2020; exchanges use ${now}`,
  );

/** Parses a 基本编码. Codes: ITEM_CODE_LENGTH, _LEGACY_LENGTH (10), _CHARACTERS, _PROVINCE. */
export function parseCatalogCode(text: string): Checked<CatalogCode> {
  if (text.length === 10) return legacyLength('基本编码', 10, 12);
  if (text.length !== 12) return wrongLength('基本编码', 12, 'a catalogue code');
  if (!/^\d{12}$/.test(text)) return fail('ITEM_CODE_CHARACTERS', '基本编码应为12位数字', 'a catalogue code consists of digits');
  const province = text.slice(0, 2);
  if (province !== '00' && PROVINCE_NAMES[province] === undefined) {
    return fail('ITEM_CODE_PROVINCE', '基本编码前2位不是省级行政区划', 'the catalogue code begins with no province');
  }
  return ok({ province, category: text.slice(2, 4), mainItem: text.slice(4, 9), subItem: text.slice(9, 12) });
}

/** Parses a 实施编码. Codes: those of parseCatalogCode (legacy length 24), ITEM_CODE_USCC, ITEM_CODE_LEVEL. */
export function parseTaskCode(text: string): Checked<TaskCode> {
  if (text.length === 24) return legacyLength('实施编码', 24, 31);
  if (text.length !== 31) return wrongLength('实施编码', 31, 'a task code');
  const uscc = text.slice(0, 18);
  if (!isUscc(uscc))
    return fail('ITEM_CODE_USCC', '实施编码前18位不是有效的统一社会信用代码', 'the task code begins with no valid credit code');
  const level = text[18]!;
  if (!/[1-7]/.test(level)) return fail('ITEM_CODE_LEVEL', '实施编码第19位不是行使层级', 'position 19 is no level of exercise (1-7)');
  const catalogCode = text.slice(19);
  const catalog = parseCatalogCode(catalogCode);
  return catalog.ok ? ok({ uscc, level, catalogCode, catalog: catalog.value }) : catalog;
}

/** Parses a 业务办理项编码. Codes: those of parseTaskCode, ITEM_CODE_SERIAL. */
export function parseHandlingCode(text: string): Checked<HandlingCode> {
  if (text.length !== 33) return wrongLength('业务办理项编码', 33, 'a handling code');
  const task = parseTaskCode(text.slice(0, 31));
  if (!task.ok) return task;
  if (!/^\d\d$/.test(text.slice(31)))
    return fail('ITEM_CODE_SERIAL', '业务办理项序号应为2位数字', 'the serial of a handling code has two digits');
  return ok({ taskCode: text.slice(0, 31), serial: text.slice(31), task: task.value });
}

export const isCatalogCode = (text: string): boolean => parseCatalogCode(text).ok;
export const isTaskCode = (text: string): boolean => parseTaskCode(text).ok;
export const isHandlingCode = (text: string): boolean => parseHandlingCode(text).ok;

/** 12-digit 基本编码 from its parts; `subItem` defaults to `000`. Throws the codes of parseCatalogCode. */
export function composeCatalogCode(parts: Omit<CatalogCode, 'subItem'> & { subItem?: string }): string {
  const text = parts.province + parts.category + parts.mainItem + (parts.subItem ?? '000');
  if (parts.province.length !== 2 || parts.category.length !== 2 || parts.mainItem.length !== 5) {
    return orThrow(fail('ITEM_CODE_LENGTH', '基本编码各段长度应为2、2、5、3', 'the parts of a catalogue code have 2, 2, 5 and 3 digits'));
  }
  orThrow(parseCatalogCode(text));
  return text;
}

/** 31-character 实施编码. Throws the codes of parseTaskCode. */
export function composeTaskCode(parts: { uscc: string; level: string; catalogCode: string }): string {
  const text = parts.uscc + parts.level + parts.catalogCode;
  if (parts.uscc.length !== 18 || parts.level.length !== 1) {
    return orThrow(fail('ITEM_CODE_LENGTH', '实施编码各段长度应为18、1、12', 'the parts of a task code have 18, 1 and 12 characters'));
  }
  orThrow(parseTaskCode(text));
  return text;
}

/** 33-character 业务办理项编码; `serial` 1-99. Throws the codes of parseHandlingCode. */
export function composeHandlingCode(taskCode: string, serial: number): string {
  const text = taskCode + String(serial).padStart(2, '0');
  orThrow(parseHandlingCode(text));
  return text;
}
