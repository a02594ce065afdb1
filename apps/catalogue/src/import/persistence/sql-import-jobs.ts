import { Injectable } from '@nestjs/common';
import { Database, UnitOfWork } from '@yiwang/persistence';
import type { PoolClient } from 'pg';
import { storableText } from '../domain/clean-text.js';
import { tooManyImports } from '../domain/import.errors.js';
import {
  ImportJobs,
  type ImportJob,
  type ImportRequest,
  type PortionResult,
  type PortionRow,
  type Sender,
  type StagedRow,
  type Upload,
} from '../domain/import-job.js';
import type { Format, Layout } from '../layouts/layout.js';
import { copyRows } from './copy-rows.js';

/** Imports of one organisation that may wait at a time. */
const MOST_WAITING = 20;
const SWEEP_ROWS = 20_000;
const PORTION_BYTES = 8_000_000;
const KEEP_DAYS = 180;
/** An upload that takes longer than this was given up. */
const UPLOAD_HOURS = 2;
const STAGED_COLUMNS = ['import_id', 'n', 'kind', 'part', 'line', 'key', 'data'];

interface JobRow {
  id: string;
  layout: Layout;
  format: Format;
  publish: boolean;
  dry_run: boolean;
  requested_by: string;
  org_code: string | null;
  region_code: string | null;
  without_review: boolean;
  rows_staged: number;
  at_row: number;
  read: number;
}

@Injectable()
export class SqlImportJobs extends ImportJobs {
  constructor(
    private readonly db: Database,
    private readonly uow: UnitOfWork,
  ) {
    super();
  }

  async stage(importId: string, rows: readonly StagedRow[]): Promise<void> {
    if (rows.length === 0) return;
    await this.uow.run(async () => {
      const manager = await this.db.entities();
      const client = (await manager.queryRunner!.connect()) as PoolClient;
      const values = rows.map(({ n, kind, part, line, key, data }) => [importId, n, kind, part, line, key, data]);
      await copyRows(client, 'import_rows', STAGED_COLUMNS, values);
    });
  }

  async unstage(importId: string): Promise<boolean> {
    // Never those of an import: a request that lost its connection at the COMMIT does not know that it has made one.
    const gone = await this.db.query(
      `DELETE FROM import_rows WHERE ctid = ANY (ARRAY(SELECT ctid FROM import_rows WHERE import_id = $1 LIMIT ${SWEEP_ROWS}))
         AND NOT EXISTS (SELECT FROM imports WHERE id = $1) RETURNING 1`,
      [importId],
    );
    return gone.length === SWEEP_ROWS;
  }

  async open(upload: Upload, request: ImportRequest, sender: Sender, at: Date): Promise<void> {
    const org = sender.orgCode ?? null;
    const [waiting] = await this.db.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM (
         SELECT FROM imports WHERE status IN ('waiting', 'running') AND org_code IS NOT DISTINCT FROM $1 LIMIT ${MOST_WAITING}) w`,
      [org],
    );
    if (waiting && waiting.n >= MOST_WAITING) throw tooManyImports();
    const { layout, format, publish, dryRun } = request;
    await this.db.write(
      `INSERT INTO imports (id, layout, format, publish, dry_run, status, requested_by, org_code, region_code, without_review, sha256, bytes,
                            rows_staged, requested_at)
       VALUES ($1, $2, $3, $4, $5, 'waiting', $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        ...[upload.id, layout, format, publish, dryRun, sender.id, org, sender.regionCode ?? null, sender.withoutReview],
        ...[upload.sha256, upload.bytes, upload.rows, at],
      ],
    );
  }

  async next(): Promise<ImportJob | undefined> {
    const [row] = await this.db.query<JobRow & Record<string, unknown>>(
      `SELECT id, layout, format, publish, dry_run, requested_by, org_code, region_code, without_review, rows_staged, at_row, read
       FROM imports i
       WHERE status IN ('waiting', 'running') AND NOT EXISTS (
         SELECT FROM imports e
         WHERE e.status IN ('waiting', 'running') AND e.id < i.id AND e.org_code IS NOT DISTINCT FROM i.org_code)
       ORDER BY read, id LIMIT 1 FOR UPDATE SKIP LOCKED`,
    );
    if (!row) return undefined;
    return {
      id: row.id,
      layout: row.layout,
      format: row.format,
      publish: row.publish,
      dryRun: row.dry_run,
      sender: {
        id: row.requested_by,
        orgCode: row.org_code ?? undefined,
        regionCode: row.region_code ?? undefined,
        withoutReview: row.without_review,
      },
      atRow: row.at_row,
      rows: row.rows_staged,
      read: row.read,
    };
  }

  portion(job: ImportJob, size: number): Promise<PortionRow[]> {
    return this.db.query<PortionRow & Record<string, unknown>>(
      // So many rows, and not more bytes than fit well into memory: a row may hold an item with all its articles of law. The first row
      // comes in any case; whether it is too large with what the tables beside tell of it, its reader sees.
      `SELECT p.n, p.kind, p.part, p.line, p.key, p.data, p."earlierLine", p.beside FROM (
       SELECT q.*, sum(octet_length(q.data) + q.beside) OVER (ORDER BY q.n) - octet_length(q.data) - q.beside AS before FROM (
       SELECT r.n, r.kind, r.part, r.line, r.key, r.data,
              (SELECT e.line FROM import_rows e
               WHERE e.import_id = r.import_id AND e.key = r.key AND r.key <> '' AND e.n < r.n AND e.kind = 'item' AND r.kind = 'item'
               ORDER BY e.n LIMIT 1) AS "earlierLine",
              CASE WHEN $5 AND r.key <> '' THEN
                (SELECT coalesce(sum(octet_length(c.data)), 0)::float8 FROM import_rows c
                 WHERE c.import_id = r.import_id AND c.key = r.key AND c.kind = 'child') ELSE 0 END AS beside
       FROM import_rows r WHERE r.import_id = $1 AND r.n > $2 AND r.kind <> 'child' ORDER BY r.n LIMIT $3
       ) q) p WHERE p.before < $4 ORDER BY p.n`,
      [job.id, job.atRow, size, PORTION_BYTES, job.layout === 'national'],
    );
  }

  children(job: ImportJob, keys: readonly string[]): Promise<StagedRow[]> {
    return this.db.query<StagedRow & Record<string, unknown>>(
      `SELECT n, kind, part, line, key, data FROM import_rows WHERE import_id = $1 AND key = ANY ($2) AND kind = 'child' ORDER BY n`,
      [job.id, keys],
    );
  }

  async commitLater(): Promise<void> {
    await this.db.query('SET LOCAL synchronous_commit = off');
  }

  async advance(job: ImportJob, result: PortionResult, at: Date): Promise<void> {
    const { rejected, blocked } = result;
    const problems = [...rejected.map((each) => ({ ...each, kind: 'rejected' })), ...blocked.map((each) => ({ ...each, kind: 'blocked' }))];
    // They quote what the file says, cut off anywhere.
    const quoted = problems.map((each) => ({
      ...each,
      column: each.column && storableText(each.column),
      reason: storableText(each.reason),
    }));
    if (problems.length > 0) {
      await this.db.write(
        `INSERT INTO import_problems (import_id, n, kind, part, line, field, rule, reason)
         SELECT $1, r.n, r.kind, r.part, r.line, r.column, r.code, r.reason
         FROM jsonb_to_recordset($2::jsonb) AS r (n integer, kind text, part text, line integer, "column" text, code text, reason text)`,
        [job.id, JSON.stringify(quoted)],
      );
    }
    await this.db.write(
      `UPDATE imports SET status = 'running', started_at = coalesce(started_at, $2), at_row = $3, attempts = 0, read = read + $4,
              created = created + $5, changed = changed + $6, unchanged = unchanged + $7, published = published + $8,
              rejected = rejected + $9, blocked = blocked + $10
       WHERE id = $1`,
      [
        ...[job.id, at, result.atRow, result.read, result.created, result.changed, result.unchanged, result.published],
        ...[rejected.length, blocked.length],
      ],
      { rows: 1 },
    );
  }

  async finish(job: ImportJob, at: Date): Promise<void> {
    await this.db.write(
      `UPDATE imports SET status = 'done', started_at = coalesce(started_at, $2), finished_at = $2 WHERE id = $1`,
      [job.id, at],
      {
        rows: 1,
      },
    );
  }

  async fail(importId: string, problem: string, at: Date): Promise<void> {
    await this.db.query(
      `UPDATE imports SET status = 'failed', problem = $2, finished_at = $3 WHERE id = $1 AND status IN ('waiting', 'running') RETURNING 1`,
      [importId, problem, at],
    );
  }

  async stumbled(importId: string): Promise<number> {
    const [row] = await this.db.query<{ attempts: number }>('UPDATE imports SET attempts = attempts + 1 WHERE id = $1 RETURNING attempts', [
      importId,
    ]);
    return row?.attempts ?? 0;
  }

  async sweep(now: Date): Promise<boolean> {
    // The time stands in the first 48 bits of an identity (RFC 9562, version 7).
    const given = Math.max(0, now.getTime() - UPLOAD_HOURS * 3_600_000)
      .toString(16)
      .padStart(12, '0');
    const before = `${given.slice(0, 8)}-${given.slice(8)}-7000-8000-000000000000`;
    const gone = await this.db.query(
      // From one import to the next by the index: there are few, of a million rows each.
      `WITH RECURSIVE held (id) AS (
         (SELECT import_id FROM import_rows ORDER BY import_id LIMIT 1)
         UNION ALL
         SELECT (SELECT r.import_id FROM import_rows r WHERE r.import_id > held.id ORDER BY r.import_id LIMIT 1) FROM held WHERE held.id IS NOT NULL
       ), over AS (
         SELECT held.id FROM held LEFT JOIN imports i ON i.id = held.id
         WHERE i.finished_at IS NOT NULL OR (i.id IS NULL AND held.id < $1::uuid) LIMIT 1)
       DELETE FROM import_rows WHERE ctid = ANY (ARRAY(
         SELECT r.ctid FROM import_rows r WHERE r.import_id = (SELECT id FROM over) LIMIT ${SWEEP_ROWS})) RETURNING 1`,
      [before],
    );
    const old = await this.db.query(
      `DELETE FROM imports WHERE id = ANY (ARRAY(
         SELECT id FROM imports WHERE finished_at < $1::timestamptz - interval '${KEEP_DAYS} days' LIMIT 5)) RETURNING 1`,
      [now],
    );
    // Each statement takes rows of one import: there may be another one.
    return gone.length > 0 || old.length === 5;
  }
}
