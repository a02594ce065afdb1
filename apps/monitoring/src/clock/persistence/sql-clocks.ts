import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { plannedBy } from '../../supervision/persistence/sql-supervision-rules.js';
import type { CaseClock } from '../domain/clock.js';

/** A clock with what supervision computed for it. */
export interface PlannedClock extends CaseClock {
  /** 预警时刻 — one working day before it is due. */
  warnAt: Date;
  /** When a rule wants to look at it next; undefined: never. */
  checkAt: Date | undefined;
}

// Rows that say the same again are left alone: with them the `check_at` that the timer has moved on meanwhile. They are sorted out by the
// join, since a conflict that updates nothing would still write a lock on the row.
const UPSERT = `
  INSERT INTO clocks (started_by, kind, case_no, task_id, org_code, region_code, started_at, due_at, warn_at, stopped_at, state, provisional, check_at)
  SELECT given.started_by, given.kind, given.case_no, given.task_id, given.org_code, given.region_code, given.started_at, given.due_at,
    given.warn_at, given.stopped_at, given.state, given.provisional, ${plannedBy('$14::int', 'given.check_at')}
  FROM unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::timestamptz[], $8::timestamptz[],
    $9::timestamptz[], $10::timestamptz[], $11::text[], $12::boolean[], $13::timestamptz[])
    AS given (started_by, kind, case_no, task_id, org_code, region_code, started_at, due_at, warn_at, stopped_at, state, provisional, check_at)
  LEFT JOIN clocks known USING (started_by, kind)
  WHERE known.started_by IS NULL OR (known.stopped_at, known.state) IS DISTINCT FROM (given.stopped_at, given.state)
  ON CONFLICT (started_by, kind) DO UPDATE SET stopped_at = excluded.stopped_at, state = excluded.state, check_at = excluded.check_at`;

@Injectable()
export class SqlClocks {
  constructor(private readonly database: Database) {}

  /** Needs a unit of work that holds the locks of the cases. `bookVersion` is that of the rules by which `checkAt` was planned. */
  async save(clocks: readonly PlannedClock[], bookVersion: number): Promise<void> {
    if (clocks.length === 0) return;
    const column = <T>(value: (clock: PlannedClock) => T): T[] => clocks.map(value);
    await this.database.query(UPSERT, [
      column((c) => c.startedBy),
      column((c) => c.kind),
      column((c) => c.caseNo),
      column((c) => c.taskId ?? null),
      column((c) => c.orgCode),
      column((c) => c.regionCode),
      column((c) => c.startedAt),
      column((c) => c.dueAt),
      column((c) => c.warnAt),
      column((c) => c.stoppedAt ?? null),
      column((c) => c.state),
      column((c) => c.provisional),
      column((c) => c.checkAt ?? null),
      bookVersion,
    ]);
  }
}
