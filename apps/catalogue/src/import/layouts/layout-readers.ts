import type { SourceCategories } from '../domain/import-row.js';
import { ItemTableReader } from './item-table.js';
import type { Layout, LayoutReader } from './layout.js';
import { NationalReader } from './national.js';
import { SichuanReader } from './sichuan-list.js';

/** Who understands the rows of a layout; `categories` of the Sichuan list, none of which who only asks for keys and tables needs. */
export function layoutReader(layout: Layout, now: Date, categories: SourceCategories = new Map()): LayoutReader {
  switch (layout) {
    case 'items':
      return new ItemTableReader();
    case 'sichuan':
      return new SichuanReader(categories);
    case 'national':
      return new NationalReader(now);
  }
}
