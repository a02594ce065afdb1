import { createHash } from 'node:crypto';
import {
  CHILD_TABLES,
  TABLE_GROUPS,
  tableGroupOf,
  tableName,
  type CategoryTables,
  type TableGroup,
} from '../../import/layouts/national-codes.js';
import type { Table } from '@yiwang/table-files';
import type { ExportItem } from '../queries/walk-items.js';
import { basicCells, codesOf, extendedCells, feeCells, materialCells, questionCells, type Cells } from './national-cells.js';
import { BASIC_COLUMNS, CHILD_COLUMNS, EXCHANGE_COLUMNS, ROW_COLUMN } from './national-columns.js';

const CHILD_CELLS: Readonly<Record<string, (item: ExportItem) => Cells[]>> = {
  EXTEND: extendedCells,
  MATERIAL: materialCells,
  FEE_PROJECT: feeCells,
  QUESTIONS: questionCells,
};

/** 记录唯一标识 — the same row of the same version has the same in every export. */
const guidOf = ({ itemCode, version }: ExportItem, table: string, n: number): string =>
  createHash('sha256').update(`${itemCode}@${version} ${table} ${n}`).digest('hex').slice(0, 32);

export interface Batch {
  /** When the export was asked for: it names the batch. */
  at: Date;
}

/** What the exchange says of a row. `DATA_SOURCE`: 1 and the digits of the province (Zhejiang 133). */
function exchangeCells({ core }: ExportItem, { at }: Batch): Cells {
  const local = new Date(at.getTime() + 8 * 3_600_000).toISOString();
  return {
    CD_OPERATION: 'I',
    CD_TIME: local.slice(0, 19).replace('T', ' '),
    CD_BATCH: local.slice(0, 19).replace(/[-:T]/g, ''),
    DATA_SOURCE: `1${core.implementingBody.regionCode.slice(0, 2)}`,
  };
}

interface NationalTable {
  group: TableGroup;
  table: string;
  columns: readonly string[];
  rows: (item: ExportItem, batch: Batch) => Cells[];
}

const basicOf = (group: TableGroup): NationalTable => ({
  group,
  table: 'BASIC',
  columns: [ROW_COLUMN, ...BASIC_COLUMNS[group], ...EXCHANGE_COLUMNS],
  rows: (item, batch) => [{ ...basicCells(item), [ROW_COLUMN]: guidOf(item, 'BASIC', 0), ...exchangeCells(item, batch) }],
});

const childOf = (group: TableGroup, table: string): NationalTable => ({
  group,
  table,
  columns: [ROW_COLUMN, ...CHILD_COLUMNS[table]!, ...EXCHANGE_COLUMNS],
  rows: (item, batch) =>
    CHILD_CELLS[table]!(item).map((cells, n) => ({
      ...codesOf(item),
      ...cells,
      TASK_GUID: guidOf(item, 'BASIC', 0),
      [ROW_COLUMN]: guidOf(item, table, n),
      ...exchangeCells(item, batch),
    })),
});

const TABLES: readonly NationalTable[] = TABLE_GROUPS.flatMap((group) => [
  basicOf(group),
  ...CHILD_TABLES[group].map((table) => childOf(group, table)),
]);

const text = (cell: string | number | undefined): string => (cell === undefined ? '' : String(cell));

/** Reads the part of the library that is exported, or what it has of some categories. */
export type ReadCategories = (categories?: readonly string[]) => AsyncIterable<ExportItem>;

/**
 * The tables of the exchange; which categories go into which, the table of categories says. Each walks the library by itself, as far as
 * its categories go: what would be in memory otherwise is the library.
 */
export const nationalTables = (items: ReadCategories, batch: Batch, categories: CategoryTables): Table[] =>
  TABLES.map(({ group, table, columns, rows }) => ({
    name: tableName(group, table),
    header: columns,
    rows: async function* () {
      const own = [...categories.keys()].filter((category) => tableGroupOf(category, categories) === group);
      for await (const item of items(own)) {
        for (const cells of rows(item, batch)) yield columns.map((column) => text(cells[column]));
      }
    },
  }));

/** The same as JSON lines: an item's rows one after another, each with the name of its table. */
export async function* nationalLines(items: AsyncIterable<ExportItem>, batch: Batch, categories: CategoryTables): AsyncGenerator<string> {
  for await (const item of items) {
    const group = tableGroupOf(item.core.category, categories);
    for (const each of TABLES.filter((table) => table.group === group)) {
      for (const cells of each.rows(item, batch)) {
        const told = each.columns.flatMap((column) => (cells[column] === undefined ? [] : [[column, cells[column]] as const]));
        yield `${JSON.stringify({ table: tableName(group, each.table), ...Object.fromEntries(told) })}\n`;
      }
    }
  }
}
