import { Injectable } from '@nestjs/common';
import { Database, UnitOfWork } from '@yiwang/persistence';

/** Longer than a reader may be at it: whoever holds it is still reading, or gone. */
const LEASE = "interval '60 seconds'";
const PAUSE = "interval '1 second'";

const SYSTEMS = `SELECT s.id FROM department_systems s WHERE s.channel = 'tables' AND s.state IN ('testing', 'live')`;
const ADD = `
  INSERT INTO table_readers (system_id) ${SYSTEMS} AND NOT EXISTS (SELECT 1 FROM table_readers r WHERE r.system_id = s.id)
  ON CONFLICT DO NOTHING`;
const CLAIM = `
  UPDATE table_readers SET leased_until = now() + ${LEASE} WHERE system_id IN (
    SELECT r.system_id FROM table_readers r
    WHERE r.next_at <= now() AND (r.leased_until IS NULL OR r.leased_until < now()) AND r.system_id IN (${SYSTEMS})
    ORDER BY r.next_at LIMIT $1 FOR UPDATE SKIP LOCKED)
  RETURNING system_id, leased_until::text AS lease`;
const READ = `
  UPDATE table_readers SET leased_until = NULL, failures = 0, error = NULL, read_at = now(),
    next_at = now() + CASE WHEN $2 THEN interval '0' ELSE ${PAUSE} END
  WHERE system_id = $1 AND leased_until = $3::timestamptz`;
/** From a second to a minute. */
const FAILED = `
  UPDATE table_readers SET leased_until = NULL, failures = failures + 1, error = $2, failed_at = now(),
    next_at = now() + least(interval '1 minute', ${PAUSE} * power(2, least(failures, 9)))
  WHERE system_id = $1 AND leased_until = $3::timestamptz`;
/** Nothing was learnt of the department's tables: soon again. */
const LEFT = `UPDATE table_readers SET leased_until = NULL, next_at = now() + ${PAUSE} WHERE system_id = $1 AND leased_until = $2::timestamptz`;
const STATE = `
  SELECT read_at AS "readAt", failures, failed_at AS "failedAt", error, next_at AS "nextAt" FROM table_readers WHERE system_id = $1`;

export interface ReaderState extends Record<string, unknown> {
  readonly readAt: Date | null;
  readonly failures: number;
  readonly failedAt: Date | null;
  readonly error: string | null;
  readonly nextAt: Date;
}

/** Whose tables are being read; `lease` names who reads them. */
export interface ReaderLease {
  readonly systemId: string;
  readonly lease: string;
}

/** 读取租约 — whose tables are due; any number of processes may read, one of them a system at a time. */
@Injectable()
export class TableReaders {
  constructor(
    private readonly database: Database,
    private readonly uow: UnitOfWork,
  ) {}

  /** Takes up to `limit` systems that are due. */
  async claim(limit: number): Promise<ReaderLease[]> {
    await this.database.query(ADD);
    const rows = await this.database.query<{ system_id: string; lease: string }>(CLAIM, [limit]);
    return rows.map((row) => ({ systemId: row.system_id, lease: row.lease }));
  }

  /** Nothing, as with `failed`, when the lease was over and is another's by now. */
  read({ systemId, lease }: ReaderLease, more: boolean): Promise<void> {
    return this.uow.run(() => this.database.write(READ, [systemId, more, lease]));
  }

  /** `error` is a code, never the words of another’s database. */
  failed({ systemId, lease }: ReaderLease, error: string): Promise<void> {
    return this.uow.run(() => this.database.write(FAILED, [systemId, error, lease]));
  }

  leave({ systemId, lease }: ReaderLease): Promise<void> {
    return this.uow.run(() => this.database.write(LEFT, [systemId, lease]));
  }

  async stateOf(systemId: string): Promise<ReaderState | undefined> {
    return (await this.database.query<ReaderState>(STATE, [systemId]))[0];
  }
}
