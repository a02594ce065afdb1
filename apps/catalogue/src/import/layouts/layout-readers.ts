import type { SourceTables } from '../domain/import-row.js';
import { ItemTableReader } from './item-table.js';
import type { Layout, LayoutReader } from './layout.js';
import { NationalReader } from './national.js';
import { SichuanReader } from './sichuan-list.js';

const NO_TABLES: SourceTables = { categories: new Map(), bodies: new Map() };

/** Who understands the rows of a layout; `tables` of the Sichuan list, none of which who only asks for keys and columns needs. */
export function layoutReader(layout: Layout, now: Date, tables = NO_TABLES): LayoutReader {
  switch (layout) {
    case 'items':
      return new ItemTableReader();
    case 'sichuan':
      return new SichuanReader(tables);
    case 'national':
      return new NationalReader(now);
  }
}
