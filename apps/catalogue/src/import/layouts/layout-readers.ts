import { ItemTableReader } from './item-table.js';
import type { Layout, LayoutReader } from './layout.js';
import { NationalReader } from './national.js';
import { SichuanReader } from './sichuan-list.js';

/** Who understands the rows of a layout. */
export function layoutReader(layout: Layout, now: Date): LayoutReader {
  switch (layout) {
    case 'items':
      return new ItemTableReader();
    case 'sichuan':
      return new SichuanReader();
    case 'national':
      return new NationalReader(now);
  }
}
