import type { InvalidParam } from '@yiwang/kernel';
import type { CodeEntry, CodeList } from '@yiwang/standards';
import { cleanLines, cleanText, isWebAddress } from '../domain/clean-text.js';
import { cellText, listOf } from './cells.js';
import type { RawValues } from './layout.js';
import { NO, YES } from './national-codes.js';

/** What departments write where there is nothing. */
const NOTHING = new Set(['', '无', '/', '-', '—', '暂无', '无。', 'null', 'NULL']);

/**
 * The cells of one row of an exchange table; column names in any case. What a cell says and its column does not know is put down in
 * `problems`: taken for nothing, it would leave a default where the source knew better.
 */
export class Cells {
  private readonly values: ReadonlyMap<string, unknown>;
  readonly problems: InvalidParam[] = [];

  constructor(values: RawValues) {
    this.values = new Map(Object.entries(values).map(([name, value]) => [columnName(name), value]));
  }

  /** In the order that the table gives them. */
  static byOrder(this: void, a: Cells, b: Cells): number {
    // An order that is no number orders nothing, and says nothing that would be lost.
    const order = (cells: Cells): number => Number(cells.text('ORDER_NUM')) || 0;
    return order(a) - order(b);
  }

  has(name: string): boolean {
    return this.values.has(name);
  }

  /** One line; empty for a cell without anything. */
  text(name: string): string {
    return cleanText(cellText(this.values.get(name)));
  }

  /** The same, or undefined where departments say that there is nothing. */
  said(name: string): string | undefined {
    const text = this.text(name);
    return NOTHING.has(text) ? undefined : text;
  }

  /** A long text with its lines. */
  lines(name: string): string | undefined {
    const text = cleanLines(cellText(this.values.get(name)));
    return NOTHING.has(text) ? undefined : text;
  }

  number(name: string): number | undefined {
    const text = this.said(name);
    if (text === undefined) return undefined;
    // Departments write 1份 where the column counts copies.
    const number = /^(\d{1,9})(?:\.0+)?(?:份|页|次)?$/.exec(text)?.[1];
    return number === undefined ? this.wrong(name, 'CATALOGUE.IMPORT_NUMBER', '应为数字') : Number(number);
  }

  flag(name: string): boolean | undefined {
    const text = this.said(name);
    if (text === YES || text === '是') return true;
    if (text === undefined || text === NO || text === '否' || text === '2') return text === undefined ? undefined : false;
    return this.wrong(name, 'STANDARDS.CODE_UNKNOWN', '应为1（是）或0（否）');
  }

  /** Neutral key of a code, or of the name that the list has for it. */
  key<E extends CodeEntry>(name: string, list: CodeList<E>): E['key'] | undefined {
    const text = this.said(name);
    return text === undefined ? undefined : this.keyOf(name, text, list);
  }

  keys<E extends CodeEntry>(name: string, list: CodeList<E>): E['key'][] | undefined {
    const found = listOf(this.said(name) ?? '').flatMap((code) => this.keyOf(name, code, list) ?? []);
    return found.length > 0 ? [...new Set(found)] : undefined;
  }

  address(name: string): string | undefined {
    const text = this.text(name);
    return isWebAddress(text) ? text : undefined;
  }

  private keyOf<E extends CodeEntry>(name: string, text: string, list: CodeList<E>): E['key'] | undefined {
    const entry = list.entries.find(({ code, zh }) => code === text || zh === text);
    return entry ? entry.key : this.wrong(name, 'STANDARDS.CODE_UNKNOWN', `“${list.name}”中没有这个代码：${text.slice(0, 40)}`);
  }

  private wrong(name: string, code: string, reason: string): undefined {
    this.problems.push({ name, code, reason });
    return undefined;
  }
}

/** Columns are written in any case, and with blanks around them. */
export const columnName = (name: string): string => name.trim().toUpperCase();

/** The entries that say something. */
export function saying<T extends object>(values: { [K in keyof T]: T[K] | undefined }): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}
