import type { Database } from '@yiwang/persistence';
import { itemNotFound } from '../../item/domain/item.errors.js';
import type { Reader } from '../../item/domain/item.repository.js';
import type { ItemStatus } from '../../item/domain/item.js';

export interface ItemHead {
  name: string;
  status: ItemStatus;
  current_version: number | null;
}

interface Row extends ItemHead {
  org_code: string;
  region_code: string;
}

/** The head of an item that the reader may see. @throws CATALOGUE.ITEM_NOT_FOUND for unknown ones and for those out of reach */
export async function itemInReach(db: Database, itemCode: string, { maySee }: Reader): Promise<ItemHead> {
  const [row] = await db.query<Row & Record<string, unknown>>(
    'SELECT name, status, current_version, org_code, region_code FROM items WHERE item_code = $1',
    [itemCode],
  );
  if (!row || !maySee({ orgCode: row.org_code, regionCode: row.region_code })) throw itemNotFound();
  return row;
}
