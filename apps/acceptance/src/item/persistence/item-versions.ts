import { Injectable } from '@nestjs/common';
import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import { Database } from '@yiwang/persistence';

export interface ReceivedVersion {
  sequence: number;
  core: ItemOperationalCore;
}

/** Identity of a version; ordered, so that two batches lock rows in the same order. */
export interface VersionId {
  itemCode: string;
  version: number;
}

const byIdentity = (a: VersionId, b: VersionId): number =>
  a.itemCode < b.itemCode ? -1 : a.itemCode > b.itemCode ? 1 : a.version - b.version;

/** A later state is never overwritten by an earlier one that comes again; a mere placeholder (-1) always gives way. */
const UPSERT = `
  INSERT INTO item_versions (code, version, core, sequence, status, valid_from, valid_to, received_at)
  SELECT r.core->>'itemCode', (r.core->>'version')::int, r.core, r.sequence, r.core->>'status',
         (r.core#>>'{validity,from}')::timestamptz, (r.core#>>'{validity,to}')::timestamptz, $2
  FROM json_to_recordset($1::json) AS r (sequence bigint, core jsonb)
  ON CONFLICT (code, version) DO UPDATE SET core = excluded.core, sequence = excluded.sequence, status = excluded.status,
    valid_from = excluded.valid_from, valid_to = excluded.valid_to, received_at = excluded.received_at
  WHERE item_versions.sequence < excluded.sequence`;

const PLACEHOLDER = `
  INSERT INTO item_versions (code, version, core, sequence, received_at) VALUES ($1, $2, NULL, -1, $3) ON CONFLICT DO NOTHING`;
const SHARE = 'SELECT core FROM item_versions WHERE code = $1 AND version = $2 FOR SHARE';
const LATEST = 'SELECT core FROM item_versions WHERE code = $1 AND core IS NOT NULL ORDER BY version DESC LIMIT $2';
const ONE = 'SELECT core FROM item_versions WHERE code = $1 AND version = $2 AND core IS NOT NULL';
const AWAITED = `
  SELECT DISTINCT item_code AS "itemCode", item_version AS version FROM cases
  WHERE awaiting_item AND (item_code, item_version) IN (SELECT * FROM unnest($1::text[], $2::int[]))
  ORDER BY item_code, item_version`;

const ARRIVED_BUT_AWAITED = `
  SELECT v.code AS "itemCode", v.version, v.core #>> '{implementingBody,regionCode}' AS "regionCode"
  FROM (SELECT DISTINCT item_code, item_version FROM cases WHERE awaiting_item) AS a
  JOIN item_versions v ON v.code = a.item_code AND v.version = a.item_version AND v.core IS NOT NULL
  ORDER BY v.code, v.version`;

/** 事项版本副本 — this service's copy of the catalogue's state topic. */
@Injectable()
export class ItemVersions {
  constructor(private readonly database: Database) {}

  /** Takes over what the catalogue told; of several states of one version the latest counts. */
  async apply(received: readonly ReceivedVersion[], now: Date): Promise<void> {
    const latest = new Map<string, ReceivedVersion>();
    for (const each of received) {
      const key = `${each.core.itemCode}@${each.core.version}`;
      const earlier = latest.get(key);
      if (!earlier || earlier.sequence < each.sequence) latest.set(key, each);
    }
    const rows = [...latest.values()].sort((a, b) => byIdentity(a.core, b.core));
    // One document for all: an array of documents would be escaped once more, which costs as much as writing them.
    await this.database.write(UPSERT, [JSON.stringify(rows), now]);
  }

  /** Which of these versions have cases that wait for them. */
  awaitedAmong(versions: readonly VersionId[]): Promise<VersionId[]> {
    return this.database.query<VersionId & Record<string, unknown>>(AWAITED, [
      versions.map(({ itemCode }) => itemCode),
      versions.map(({ version }) => version),
    ]);
  }

  /** Versions that are here while cases wait for them still, with the region that decides. */
  arrivedButAwaited(): Promise<(VersionId & { regionCode: string })[]> {
    return this.database.query<VersionId & { regionCode: string } & Record<string, unknown>>(ARRIVED_BUT_AWAITED);
  }

  /**
   * Holds the version's place until the unit of work ends: whoever brings the version waits for that, and then sees the case that waits
   * for it. Returns the core if the version is already here.
   */
  async awaitVersion({ itemCode, version }: VersionId, now: Date): Promise<ItemOperationalCore | null> {
    await this.database.query(PLACEHOLDER, [itemCode, version, now.toISOString()]);
    const [row] = await this.database.query<{ core: ItemOperationalCore | null }>(SHARE, [itemCode, version]);
    return row!.core;
  }

  /** The newest versions of an item, newest first. */
  async latest(itemCode: string, limit: number): Promise<ItemOperationalCore[]> {
    const rows = await this.database.query<{ core: ItemOperationalCore }>(LATEST, [itemCode, limit]);
    return rows.map(({ core }) => core);
  }

  async one({ itemCode, version }: VersionId): Promise<ItemOperationalCore | undefined> {
    const [row] = await this.database.query<{ core: ItemOperationalCore }>(ONE, [itemCode, version]);
    return row?.core;
  }
}
