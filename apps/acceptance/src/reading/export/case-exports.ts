import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import type { WorkSelection } from '../work-list/work-selection.js';
import type { ExportStatus, ExportView } from './export.schema.js';

/** An export that a worker has taken. `attempt` tells its hold from a later one. */
export interface TakenExport {
  id: string;
  selection: WorkSelection;
  attempt: number;
}

interface Row {
  id: string;
  status: ExportStatus;
  requested_at: Date;
  finished_at: Date | null;
  expected: number | null;
  written: number;
  truncated: boolean;
  bytes: string;
}

const COLUMNS = 'id, status, requested_at, finished_at, expected, written, truncated, bytes';
/** Longer than a page of rows takes to be written; whoever holds an export beyond it is gone. */
const LEASE = `interval '60 seconds'`;
const HELD = `id = $1 AND attempts = $2 AND status = 'running'`;

const INSERT = `INSERT INTO case_exports (id, owner, selection, status, requested_at) VALUES ($1, $2, $3, 'waiting', $4)`;
const UNDER_WAY = `SELECT count(*)::int AS n FROM case_exports WHERE owner = $1 AND status IN ('waiting', 'running')`;
/** Requests of one owner one after another, so that two at once are not both the last that is allowed. */
const ONE_AT_A_TIME = 'SELECT pg_advisory_xact_lock(hashtextextended($1, 23))';
const TAKE = `
  UPDATE case_exports SET status = 'running', attempts = attempts + 1, claimed_until = now() + ${LEASE}, written = 0, bytes = 0
  WHERE id = (
    SELECT id FROM case_exports WHERE status IN ('waiting', 'running') AND claimed_until < now()
    ORDER BY requested_at LIMIT 1 FOR UPDATE SKIP LOCKED
  ) RETURNING id, selection, attempts`;
const EMPTY = 'DELETE FROM case_export_parts WHERE export_id = $1';
const EXPECT = `UPDATE case_exports SET expected = $3, truncated = $4 WHERE ${HELD}`;
const ADVANCE = `UPDATE case_exports SET written = $3, claimed_until = now() + ${LEASE} WHERE ${HELD} RETURNING 1`;
const GROW = `UPDATE case_exports SET bytes = bytes + $3 WHERE ${HELD}`;
const ADD_PART = 'INSERT INTO case_export_parts (export_id, part, bytes) VALUES ($1, $2, $3)';
const FINISH = `UPDATE case_exports SET status = $3, finished_at = $4 WHERE ${HELD}`;
const GIVE_BACK = `UPDATE case_exports SET status = 'waiting', claimed_until = '-infinity' WHERE ${HELD}`;
const LIST = `SELECT ${COLUMNS} FROM case_exports WHERE owner = $1 ORDER BY requested_at DESC, id DESC LIMIT 50`;
const ONE = `SELECT ${COLUMNS} FROM case_exports WHERE id = $1 AND owner = $2`;
const PART = 'SELECT bytes FROM case_export_parts WHERE export_id = $1 AND part = $2';
const REMOVE = 'DELETE FROM case_exports WHERE id = $1 AND owner = $2 RETURNING 1';
const PRUNE = `
  DELETE FROM case_exports WHERE id IN (
    SELECT id FROM case_exports WHERE requested_at < $1 ORDER BY requested_at LIMIT $2 FOR UPDATE SKIP LOCKED
  ) RETURNING 1`;

/** The table of exports, with their files. */
@Injectable()
export class CaseExports {
  constructor(private readonly database: Database) {}

  /** How many of an owner's exports are not finished; nobody else adds one of his until the unit of work ends. */
  async underWay(owner: string): Promise<number> {
    await this.database.query(ONE_AT_A_TIME, [owner]);
    const [row] = await this.database.query<{ n: number }>(UNDER_WAY, [owner]);
    return row!.n;
  }

  async add(id: string, owner: string, selection: WorkSelection, at: Date): Promise<void> {
    await this.database.write(INSERT, [id, owner, JSON.stringify(selection), at.toISOString()]);
  }

  /** The export that waits longest, or whose worker is gone. */
  async take(): Promise<TakenExport | undefined> {
    const [row] = await this.database.query<{ id: string; selection: WorkSelection; attempts: number }>(TAKE);
    if (!row) return undefined;
    await this.database.query(EMPTY, [row.id]);
    return { id: row.id, selection: row.selection, attempt: row.attempts };
  }

  async expect({ id, attempt }: TakenExport, expected: number, truncated: boolean): Promise<void> {
    await this.database.query(EXPECT, [id, attempt, expected, truncated]);
  }

  /** Whether the export is still held: it may have been cancelled, or taken over. */
  async advance({ id, attempt }: TakenExport, written: number): Promise<boolean> {
    return (await this.database.query(ADVANCE, [id, attempt, written])).length === 1;
  }

  /** Belongs inside a unit of work. @throws Error when the export is not held any more */
  async addPart({ id, attempt }: TakenExport, part: number, bytes: Buffer): Promise<void> {
    await this.database.write(GROW, [id, attempt, bytes.length], { rows: 1 });
    await this.database.write(ADD_PART, [id, part, bytes]);
  }

  async finish({ id, attempt }: TakenExport, status: 'done' | 'failed', at: Date): Promise<void> {
    await this.database.query(FINISH, [id, attempt, status, at.toISOString()]);
  }

  /** For another worker to begin anew at once. */
  async giveBack({ id, attempt }: TakenExport): Promise<void> {
    await this.database.query(GIVE_BACK, [id, attempt]);
  }

  async listOf(owner: string): Promise<ExportView[]> {
    return (await this.database.query<Row & Record<string, unknown>>(LIST, [owner])).map(toView);
  }

  async one(id: string, owner: string): Promise<ExportView | undefined> {
    const [row] = await this.database.query<Row & Record<string, unknown>>(ONE, [id, owner]);
    return row && toView(row);
  }

  async *file(id: string): AsyncGenerator<Buffer> {
    for (let part = 0; ; part++) {
      const [row] = await this.database.query<{ bytes: Buffer }>(PART, [id, part]);
      if (!row) return;
      yield row.bytes;
    }
  }

  async remove(id: string, owner: string): Promise<boolean> {
    return (await this.database.query(REMOVE, [id, owner])).length === 1;
  }

  /** Removes up to `most` that were asked for before then; says whether there may be more. */
  async prune(before: Date, most: number): Promise<boolean> {
    return (await this.database.query(PRUNE, [before.toISOString(), most])).length === most;
  }
}

const toView = (row: Row): ExportView => ({
  id: row.id,
  status: row.status,
  requestedAt: row.requested_at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
  expected: row.expected,
  written: row.written,
  truncated: row.truncated,
  bytes: Number(row.bytes),
});
