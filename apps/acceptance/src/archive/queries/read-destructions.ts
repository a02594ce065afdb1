import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { destructionNotFound } from '../domain/archive.errors.js';
import type { Destruction, DestructionDetail, DestructionQuery } from '../http/archive.schema.js';
import { archiveReach } from './archive-rows.js';

const Position = z.object({ id: z.uuid() });
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const COLUMNS = `l.id AS "destructionId", l.status, l.region_code AS region, l.reason, l.proposed_by AS "proposedBy",
  l.proposed_at AS "proposedAt", l.decided_by AS "decidedBy", l.decided_at AS "decidedAt", l.done_at AS "doneAt",
  (SELECT count(*)::int FROM archive_destruction_entries e WHERE e.list_id = l.id) AS archives,
  (SELECT count(*)::int FROM destroyed_archives d WHERE d.list_id = l.id) AS destroyed`;
const IN_REACH = 'l.region_code >= $2 AND l.region_code < $3';
const LIST = `
  SELECT ${COLUMNS} FROM archive_destructions l
  WHERE l.id < $1 AND ${IN_REACH} AND ($4::destruction_status IS NULL OR l.status = $4) ORDER BY l.id DESC LIMIT $5`;
const ONE = `SELECT ${COLUMNS} FROM archive_destructions l WHERE l.id = $1 AND ${IN_REACH}`;
const SUMMARY = `SELECT ${COLUMNS} FROM archive_destructions l WHERE l.id = $1`;
const LOCK = `
  SELECT l.status, l.proposed_by AS "proposedBy" FROM archive_destructions l WHERE l.id = $1 AND ${IN_REACH} FOR NO KEY UPDATE`;
const ENTRIES = `
  SELECT a.id AS "archiveId", a.archive_no AS "archiveNo", a.item_name AS "itemName", a.keep_until::text AS "keepUntil",
    encode(a.sha256, 'hex') AS sha256, d.at AS "destroyedAt"
  FROM archive_destruction_entries e JOIN archives a ON a.id = e.archive_id LEFT JOIN destroyed_archives d ON d.archive_id = a.id
  WHERE e.list_id = $1 ORDER BY a.keep_until, a.id`;

type Row = Omit<Destruction, 'proposedAt' | 'decidedAt' | 'doneAt'> & {
  proposedAt: Date;
  decidedAt: Date | null;
  doneAt: Date | null;
} & Record<string, unknown>;
type EntryRow = Omit<DestructionDetail['entries'][number], 'destroyedAt'> & { destroyedAt: Date | null } & Record<string, unknown>;

const toDestruction = (row: Row): Destruction => ({
  destructionId: row.destructionId,
  status: row.status,
  region: row.region,
  reason: row.reason,
  archives: row.archives,
  destroyed: row.destroyed,
  proposedBy: row.proposedBy,
  proposedAt: row.proposedAt.toISOString(),
  decidedBy: row.decidedBy,
  decidedAt: row.decidedAt?.toISOString() ?? null,
  doneAt: row.doneAt?.toISOString() ?? null,
});

/** 销毁清册 of one's region. */
@Injectable()
export class ReadDestructions {
  constructor(private readonly database: Database) {}

  /** The newest first. */
  async list({ status, cursor, limit }: DestructionQuery, principal: Principal): Promise<Page<Destruction>> {
    const before = decodeCursor(Position, cursor)?.id ?? LAST_ID;
    const { from, to } = archiveReach(principal);
    const rows = await this.database.query<Row>(LIST, [before, from, to, status ?? null, limit + 1]);
    const { items, next } = page(rows, limit, (last) => encodeCursor({ id: last.destructionId }));
    return { items: items.map(toDestruction), next };
  }

  /** @throws ACCEPTANCE.DESTRUCTION_NOT_FOUND also for one of another region */
  async one(id: string, principal: Principal): Promise<DestructionDetail> {
    const { from, to } = archiveReach(principal);
    const [row] = await this.database.query<Row>(ONE, [id, from, to]);
    if (!row) throw destructionNotFound();
    const entries = await this.database.query<EntryRow>(ENTRIES, [id]);
    const toEntry = ({
      archiveId,
      archiveNo,
      itemName,
      keepUntil,
      sha256,
      destroyedAt,
    }: EntryRow): DestructionDetail['entries'][number] => ({
      ...{ archiveId, archiveNo, itemName, keepUntil, sha256 },
      destroyedAt: destroyedAt?.toISOString() ?? null,
    });
    return { ...toDestruction(row), entries: entries.map(toEntry) };
  }

  /** Of one that is known to be there. */
  async summary(id: string): Promise<Destruction> {
    const [row] = await this.database.query<Row>(SUMMARY, [id]);
    return toDestruction(row!);
  }

  /** @throws ACCEPTANCE.DESTRUCTION_NOT_FOUND */
  async lock(id: string, principal: Principal): Promise<Pick<Destruction, 'status' | 'proposedBy'>> {
    const { from, to } = archiveReach(principal);
    const [row] = await this.database.query<Row>(LOCK, [id, from, to]);
    if (!row) throw destructionNotFound();
    return row;
  }
}
