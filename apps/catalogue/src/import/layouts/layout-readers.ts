import type { SourceCategories } from '../domain/import-row.js';
import { ItemTableReader } from './item-table.js';
import type { Layout, LayoutReader } from './layout.js';
import { NationalReader } from './national.js';
import { SichuanReader } from './sichuan-list.js';

/** Who understands the rows of a layout; `categories` of the Sichuan list, for who reads items and not only their keys. */
export function layoutReader(layout: Layout, now: Date, categories?: SourceCategories): LayoutReader {
  switch (layout) {
    case 'items':
      return new ItemTableReader();
    case 'sichuan':
      return new SichuanReader(categories);
    case 'national':
      return new NationalReader(now);
  }
}
