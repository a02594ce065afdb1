import { Injectable } from '@nestjs/common';
import { itemVersionKey, type ItemOperationalCore } from '@yiwang/events-catalogue';
import { Database } from '@yiwang/persistence';
import type { Fee } from '../../fee/domain/fee-rules.js';

export interface ReceivedVersion {
  sequence: number;
  core: ItemOperationalCore;
}

const UPSERT = `
  INSERT INTO item_fees AS old (item_code, version, sequence, fees)
  SELECT item_code, version, sequence, fees FROM jsonb_to_recordset($1::jsonb) AS r(item_code text, version int, sequence bigint, fees jsonb)
  ON CONFLICT (item_code, version) DO UPDATE SET sequence = excluded.sequence, fees = excluded.fees
  WHERE old.sequence < excluded.sequence`;

const FIND = `
  SELECT f.item_code AS "itemCode", f.version, f.fees FROM item_fees f
  JOIN unnest($1::text[], $2::int[]) AS wanted(item_code, version) USING (item_code, version)`;

/** Keys of item versions; a city has 70,000 items. */
const MOST_FREE = 200_000;

/** 收费项目副本 — what item versions cost, as the catalogue told it. */
@Injectable()
export class ItemFees {
  /** A version's fees never change, only its successor's: what was free once stays free. */
  private readonly free = new Set<string>();

  constructor(private readonly database: Database) {}

  /** Applies a run of states; an older one than is known changes nothing, so the topic may be read again from its start. */
  async apply(received: readonly ReceivedVersion[]): Promise<void> {
    const newest = new Map<string, ReceivedVersion>();
    for (const each of received) {
      const key = itemVersionKey(each.core);
      if ((newest.get(key)?.sequence ?? -1) < each.sequence) newest.set(key, each);
    }
    const rows = [...newest]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { sequence, core }]) => ({ item_code: core.itemCode, version: core.version, sequence, fees: core.fees }));
    await this.database.write(UPSERT, [JSON.stringify(rows)]);
  }

  /** The fees of those of the wanted versions that are here, by `itemVersionKey`. */
  async find(wanted: readonly { itemCode: string; itemVersion: number }[]): Promise<Map<string, readonly Fee[]>> {
    const unique = [
      ...new Map(wanted.map((each) => [itemVersionKey({ itemCode: each.itemCode, version: each.itemVersion }), each])).values(),
    ];
    const rows = await this.database.query<{ itemCode: string; version: number; fees: Fee[] }>(FIND, [
      unique.map((each) => each.itemCode),
      unique.map((each) => each.itemVersion),
    ]);
    const found = new Map(rows.map(({ fees, ...id }) => [itemVersionKey(id), fees]));
    if (this.free.size > MOST_FREE) this.free.clear();
    for (const [key, fees] of found) if (fees.length === 0) this.free.add(key);
    return found;
  }

  /** Whether this process has met the version already and knows, without asking, that it costs nothing. */
  isKnownFree({ itemCode, itemVersion }: { itemCode: string; itemVersion: number }): boolean {
    return this.free.has(itemVersionKey({ itemCode, version: itemVersion }));
  }
}
