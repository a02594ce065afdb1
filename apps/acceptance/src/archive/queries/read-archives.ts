import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { archiveNotFound } from '../domain/archive.errors.js';
import type { Manifest } from '../domain/manifest.js';
import type { ArchiveDetail, ArchiveEntry, ArchiveQuery } from '../http/archive.schema.js';
import { ARCHIVE_COLUMNS, archiveReach, ARCHIVES, narrowed, toArchive, type ArchiveRow } from './archive-rows.js';

const Position = z.object({ at: z.iso.datetime().refine((at) => at > '1900'), id: z.uuid() });
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const LIST = `
  SELECT ${ARCHIVE_COLUMNS} FROM ${ARCHIVES}
  WHERE a.deciding_region >= $1 AND a.deciding_region < $2 AND (a.ended_at, a.id) < ($3::timestamptz, $4::uuid)
    AND ($5::text IS NULL OR a.case_no = $5) AND ($6::text IS NULL OR a.item_code = $6)
    AND ($7::timestamptz IS NULL OR a.ended_at >= $7) AND ($8::timestamptz IS NULL OR a.ended_at < $8)
    AND ($9::date IS NULL OR a.keep_until <= $9)
  ORDER BY a.ended_at DESC, a.id DESC LIMIT $10`;
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
    const rows = await this.database.query<ArchiveRow>(LIST, [
      from,
      to,
      before?.at ?? 'infinity',
      before?.id ?? LAST_ID,
      query.caseNo ?? null,
      query.itemCode ?? null,
      query.from ?? null,
      query.to ?? null,
      query.keptUntil ?? null,
      query.limit + 1,
    ]);
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
