import { Injectable } from '@nestjs/common';
import { hasPermission, inScope, type Principal } from '@yiwang/access';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { regionRange } from '@yiwang/standards';
import { z } from 'zod';
import { importNotFound } from '../domain/import.errors.js';
import type { ImportStatus } from '../domain/import-job.js';
import type { ImportProblemView, ImportView } from '../http/import.schema.js';
import type { Format, Layout } from '../layouts/layout.js';

interface ImportRow {
  id: string;
  layout: Layout;
  format: Format;
  publish: boolean;
  dry_run: boolean;
  status: ImportStatus;
  requested_by: string;
  org_code: string | null;
  region_code: string | null;
  sha256: string;
  bytes: string;
  rows_staged: number;
  read: number;
  created: number;
  changed: number;
  unchanged: number;
  published: number;
  rejected: number;
  blocked: number;
  problem: string | null;
  requested_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
}

interface ProblemRow {
  n: number;
  kind: 'rejected' | 'blocked';
  part: string;
  line: number;
  field: string | null;
  rule: string;
  reason: string;
}

interface PageRequest {
  cursor?: string | undefined;
  limit: number;
}

const COLUMNS = `id, layout, format, publish, dry_run, status, requested_by, org_code, region_code, sha256, bytes, rows_staged, read, created,
  changed, unchanged, published, rejected, blocked, problem, requested_at, started_at, finished_at`;
const AfterId = z.object({ id: z.uuid() });
const AfterRow = z.object({ n: z.int() });
/** Above every identity. */
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Whether the caller answers for a region, and not for one body only. */
const isWide = (principal: Principal): boolean => hasPermission(principal, 'item.publish');

const viewOf = (row: ImportRow): ImportView => ({
  id: row.id,
  layout: row.layout,
  format: row.format,
  publish: row.publish,
  dryRun: row.dry_run,
  status: row.status,
  rows: row.rows_staged,
  read: row.read,
  created: row.created,
  changed: row.changed,
  unchanged: row.unchanged,
  published: row.published,
  rejected: row.rejected,
  blocked: row.blocked,
  problem: row.problem,
  sha256: row.sha256,
  bytes: Number(row.bytes),
  requestedBy: row.requested_by,
  requestedAt: row.requested_at.toISOString(),
  startedAt: row.started_at?.toISOString() ?? null,
  finishedAt: row.finished_at?.toISOString() ?? null,
});

/** 导入任务 as their sender's organisation, and the office over its region, see them. */
@Injectable()
export class ReadImports {
  constructor(private readonly db: Database) {}

  async list({ cursor, limit }: PageRequest, principal: Principal): Promise<Page<ImportView>> {
    const before = decodeCursor(AfterId, cursor)?.id ?? LAST_ID;
    const { orgCode, regionCode } = principal;
    const range = regionCode === undefined || !isWide(principal) ? null : regionRange(regionCode);
    // Two indexes, each read from its end: the own organisation's, and those of the region with everything below it.
    const rows = await this.db.query<ImportRow & Record<string, unknown>>(
      `SELECT ${COLUMNS} FROM (
         (SELECT ${COLUMNS} FROM imports WHERE org_code = $1 AND id < $4 ORDER BY id DESC LIMIT $5)
         UNION
         (SELECT ${COLUMNS} FROM imports WHERE region_code >= $2 AND region_code < $3 AND id < $4 ORDER BY id DESC LIMIT $5)) found
       ORDER BY id DESC LIMIT $5`,
      [orgCode ?? '', range?.from ?? '', range?.to ?? '', before, limit + 1],
    );
    const { items, next } = page(rows, limit, ({ id }) => encodeCursor({ id }));
    return { items: items.map(viewOf), next };
  }

  /** @throws CATALOGUE.IMPORT_NOT_FOUND, also for one out of reach */
  async one(id: string, principal: Principal): Promise<ImportView> {
    return viewOf(await this.load(id, principal));
  }

  /** @throws CATALOGUE.IMPORT_NOT_FOUND */
  async problems(id: string, { cursor, limit }: PageRequest, principal: Principal): Promise<Page<ImportProblemView>> {
    await this.load(id, principal);
    const after = decodeCursor(AfterRow, cursor)?.n ?? 0;
    const rows = await this.db.query<ProblemRow & Record<string, unknown>>(
      'SELECT n, kind, part, line, field, rule, reason FROM import_problems WHERE import_id = $1 AND n > $2 ORDER BY n LIMIT $3',
      [id, after, limit + 1],
    );
    const { items, next } = page(rows, limit, ({ n }) => encodeCursor({ n }));
    return { items: items.map(({ kind, part, line, field, rule, reason }) => ({ kind, table: part, line, field, rule, reason })), next };
  }

  private async load(id: string, principal: Principal): Promise<ImportRow> {
    const [row] = await this.db.query<ImportRow & Record<string, unknown>>(`SELECT ${COLUMNS} FROM imports WHERE id = $1`, [id]);
    const { org_code: orgCode, region_code: regionCode } = row ?? {};
    const reachable =
      (typeof orgCode === 'string' && inScope(principal, { orgCode })) ||
      (typeof regionCode === 'string' && isWide(principal) && inScope(principal, { regionCode }));
    if (!row || !reachable) throw importNotFound();
    return row;
  }
}
