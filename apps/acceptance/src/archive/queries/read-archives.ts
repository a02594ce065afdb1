import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { CursorTime, decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { archiveNotFound } from '../domain/archive.errors.js';
import type { Manifest } from '../domain/manifest.js';
import type { ArchiveDetail, ArchiveEntry, ArchiveQuery } from '../http/archive.schema.js';
import { ARCHIVE_COLUMNS, archiveReach, ARCHIVES, narrowed, toArchive, type ArchiveRow } from './archive-rows.js';

const Position = z.object({ at: CursorTime, id: z.uuid() });
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const ORDER = 'ORDER BY a.ended_at DESC, a.id DESC LIMIT $5';
/** By the index from one region of the reach to the next that has archives, and of each its latest; rows of a page alone are fetched. */
const listOf = (filters: string): string => `
  WITH RECURSIVE regions (code) AS (
    (SELECT deciding_region FROM archives WHERE deciding_region >= $1 AND deciding_region < $2 ORDER BY deciding_region LIMIT 1)
    UNION ALL
    SELECT (SELECT n.deciding_region FROM archives n WHERE n.deciding_region > r.code AND n.deciding_region < $2
            ORDER BY n.deciding_region LIMIT 1)
    FROM regions r WHERE r.code IS NOT NULL
  ), picked AS MATERIALIZED (
    SELECT a.id FROM regions r CROSS JOIN LATERAL (
      SELECT a.ended_at, a.id FROM archives a
      WHERE a.deciding_region = r.code AND (a.ended_at, a.id) < ($3::timestamptz, $4::uuid)${filters} ${ORDER}
    ) a WHERE r.code IS NOT NULL ${ORDER}
  )
  SELECT ${ARCHIVE_COLUMNS} FROM ${ARCHIVES} WHERE a.id IN (SELECT id FROM picked) ${ORDER}`;
/** Each stands in the statement only where it is asked for, or no index would be chosen for it. */
const FILTERS = [
  ['caseNo', 'a.case_no =', 'text'],
  ['itemCode', 'a.item_code =', 'text'],
  ['from', 'a.ended_at >=', 'timestamptz'],
  ['to', 'a.ended_at <', 'timestamptz'],
  ['keptUntil', 'a.keep_until <=', 'date'],
] as const;
const ONE = `
  SELECT ${ARCHIVE_COLUMNS}, a.manifest::text AS manifest, a.seal, a.store_key AS "storeKey", a.sealed_key AS "sealedKey" FROM ${ARCHIVES}
  WHERE a.id = $1 AND a.deciding_region >= $2 AND a.deciding_region < $3`;

export type StoredArchive = ArchiveRow & { manifest: string; seal: unknown; storeKey: string; sealedKey: string };

/** 档案目录 of one's region. */
@Injectable()
export class ReadArchives {
  constructor(private readonly database: Database) {}

  /** The latest ended first. */
  async list(query: ArchiveQuery, principal: Principal): Promise<Page<ArchiveEntry>> {
    const before = decodeCursor(Position, query.cursor);
    const { from, to } = narrowed(principal, query.region);
    const params: unknown[] = [from, to, before?.at ?? 'infinity', before?.id ?? LAST_ID, query.limit + 1];
    const filters = FILTERS.filter(([name]) => query[name] !== undefined).map(
      ([name, condition, type]) => ` AND ${condition} $${params.push(query[name])}::${type}`,
    );
    const rows = await this.database.query<ArchiveRow>(listOf(filters.join('')), params);
    const { items, next } = page(rows, query.limit, (last) => encodeCursor({ at: last.endedAt.toISOString(), id: last.archiveId }));
    return { items: items.map(toArchive), next };
  }

  /** @throws ACCEPTANCE.ARCHIVE_NOT_FOUND also for one of another region */
  async one(archiveId: string, principal: Principal): Promise<ArchiveDetail> {
    const row = await this.stored(archiveId, principal);
    const { missing, ledger, entries } = JSON.parse(row.manifest) as Manifest;
    return { ...toArchive(row), missing, ledger, entries };
  }

  /** @throws ACCEPTANCE.ARCHIVE_NOT_FOUND */
  async stored(archiveId: string, principal: Principal): Promise<StoredArchive> {
    const { from, to } = archiveReach(principal);
    const [row] = await this.database.query<StoredArchive>(ONE, [archiveId, from, to]);
    if (!row) throw archiveNotFound();
    return row;
  }
}
