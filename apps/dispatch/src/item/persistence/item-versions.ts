import { Injectable } from '@nestjs/common';
import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import { itemVersionKey } from '@yiwang/events-catalogue';
import { Database } from '@yiwang/persistence';

export interface ReceivedVersion {
  sequence: number;
  core: ItemOperationalCore;
}

const UPSERT = `
  INSERT INTO item_versions AS old (item_code, version, sequence, status, core)
  SELECT item_code, version, sequence, status, core
  FROM jsonb_to_recordset($1::jsonb) AS r(item_code text, version int, sequence int, status text, core jsonb)
  ON CONFLICT (item_code, version) DO UPDATE SET sequence = excluded.sequence, status = excluded.status, core = excluded.core, received_at = now()
  WHERE old.sequence < excluded.sequence`;

const FIND = `
  SELECT v.core FROM item_versions v
  JOIN unnest($1::text[], $2::int[]) AS wanted(item_code, version) USING (item_code, version)`;

/** 事项版本副本 — what the catalogue has said about item versions, so that no case asks another service. */
@Injectable()
export class ItemVersions {
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
      .map(([, { sequence, core }]) => ({ item_code: core.itemCode, version: core.version, sequence, status: core.status, core }));
    await this.database.write(UPSERT, [JSON.stringify(rows)]);
  }

  /** Those of the wanted versions that are here, by `itemVersionKey`. */
  async find(wanted: readonly { itemCode: string; itemVersion: number }[]): Promise<Map<string, ItemOperationalCore>> {
    const unique = new Map(wanted.map((each) => [itemVersionKey({ itemCode: each.itemCode, version: each.itemVersion }), each]));
    const rows = await this.database.query<{ core: ItemOperationalCore }>(FIND, [
      [...unique.values()].map((each) => each.itemCode),
      [...unique.values()].map((each) => each.itemVersion),
    ]);
    return new Map(rows.map(({ core }) => [itemVersionKey(core), core]));
  }
}
