import type { CodeEntry, CodeList } from '@yiwang/standards';
import { cleanLines, cleanText, isWebAddress } from '../domain/clean-text.js';
import { cellText, listOf } from './cells.js';
import type { RawValues } from './layout.js';
import { NO, YES } from './national-codes.js';

/** What departments write where there is nothing. */
const NOTHING = new Set(['', '无', '/', '-', '—', '暂无', '无。', 'null', 'NULL']);

/** The cells of one row of an exchange table; column names in any case. */
export class Cells {
  private readonly values: ReadonlyMap<string, unknown>;

  constructor(values: RawValues) {
    this.values = new Map(Object.entries(values).map(([name, value]) => [name.trim().toUpperCase(), value]));
  }

  /** In the order that the table gives them. */
  static byOrder(this: void, a: Cells, b: Cells): number {
    return (a.number('ORDER_NUM') ?? 0) - (b.number('ORDER_NUM') ?? 0);
  }

  /** One line; empty for a cell without anything. */
  text(name: string): string {
    return cleanText(cellText(this.values.get(name)));
  }

  /** The same, or undefined where departments say that there is nothing. */
  said(name: string, most = 200): string | undefined {
    const text = this.text(name);
    return NOTHING.has(text) ? undefined : text.slice(0, most);
  }

  /** A long text with its lines. */
  lines(name: string, most: number): string | undefined {
    const text = cleanLines(cellText(this.values.get(name)));
    return NOTHING.has(text) ? undefined : text.slice(0, most);
  }

  number(name: string): number | undefined {
    const text = this.text(name);
    return /^\d{1,9}(\.0+)?$/.test(text) ? Number(text) : undefined;
  }

  flag(name: string): boolean | undefined {
    const text = this.text(name);
    if (text === YES || text === '是') return true;
    return text === NO || text === '否' || text === '2' ? false : undefined;
  }

  /** Neutral key of a code; undefined for what is not in the list. */
  key<E extends CodeEntry>(name: string, list: CodeList<E>): E['key'] | undefined {
    const decoded = list.decode(this.text(name));
    return decoded.ok ? decoded.value : undefined;
  }

  keys<E extends CodeEntry>(name: string, list: CodeList<E>): E['key'][] | undefined {
    const found = listOf(this.text(name)).flatMap((code) => {
      const decoded = list.decode(code);
      return decoded.ok ? [decoded.value] : [];
    });
    return found.length > 0 ? [...new Set(found)] : undefined;
  }

  address(name: string): string | undefined {
    const text = this.text(name);
    return text.length <= 1000 && isWebAddress(text) ? text : undefined;
  }
}

/** The entries that say something. */
export function saying<T extends object>(values: { [K in keyof T]: T[K] | undefined }): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}
