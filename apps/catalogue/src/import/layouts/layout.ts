import type { LineProblem, SourceItem } from '../domain/source-item.js';

/** 文件格式 — how the rows of a file are written down. */
export const FORMATS = ['csv', 'xlsx', 'jsonl', 'zip'] as const;
export type Format = (typeof FORMATS)[number];

/**
 * 文件布局 — what the columns of a file mean. `items`: this platform's own, with every element. `sichuan`: a Sichuan item list. `national`:
 * the UP_TASK_* tables of ZWFW C0109.
 */
export const LAYOUTS = ['items', 'sichuan', 'national'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** A row of a file as it stands there: texts, or in JSON lines whatever was written. */
export type RawValues = Readonly<Record<string, unknown>>;

/** A row with its place. `part` names the table: sheet, file in the archive, or `table` of a JSON line; empty where there is only one. */
export interface RawRow {
  part: string;
  line: number;
  values: RawValues;
}

/** What the tables besides its own tell of an item, by table. */
export type Children = ReadonlyMap<string, readonly RawRow[]>;

export type ReadItem = { ok: true; item: SourceItem } | { ok: false; problem: LineProblem };

/** How the rows of a layout become items. */
export interface LayoutReader {
  /** Whether a row of this table is an item, a part of one, or nothing that this layout knows. */
  kindOf(part: string): 'item' | 'child' | 'unknown';
  /** What identifies the item that a row is, or belongs to. */
  keyOf(values: RawValues): string;
  /** Columns without which the first row shows that the file has another layout. */
  missing(values: RawValues): string[];
  /** Name under which `read` gets the rows of a table beside. */
  childTable(part: string): string;
  read(row: RawRow, children: Children): ReadItem;
}
