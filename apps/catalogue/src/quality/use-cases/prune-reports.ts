import { Injectable } from '@nestjs/common';
import { Database, UnitOfWork } from '@yiwang/persistence';

/** So many finished reports of one part of the library stay: the last, and what it was before. */
const KEPT_OF_PART = 3;
/** And so many of all, with so many findings between them. */
export const KEPT_REPORTS = 1_000;
const KEPT_FINDINGS = 2_000_000;

/** Counted for each part of the library first, so that asking often costs nobody else a report. */
const OLDEST_TO_GO = `
  SELECT id FROM (
    SELECT id, requested_at, kept, sum(kept) OVER latest AS findings, row_number() OVER latest AS nth,
           row_number() OVER (PARTITION BY region_code, org_code, category ORDER BY requested_at DESC, id) AS nth_of_part
    FROM quality_reports WHERE status = 'done'
    WINDOW latest AS (ORDER BY requested_at DESC, id ROWS UNBOUNDED PRECEDING)
  ) AS r
  WHERE nth_of_part > ${KEPT_OF_PART} OR nth > ${KEPT_REPORTS} OR findings - kept >= ${KEPT_FINDINGS}
  ORDER BY requested_at, id LIMIT 1`;

/** 清理质量报告 — the oldest report beyond those that are kept goes, a bounded number of its rows at a time. */
@Injectable()
export class PruneReports {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly db: Database,
  ) {}

  /** Whether there was something to remove. */
  round(size: number): Promise<boolean> {
    return this.uow.run(async () => {
      const [old] = await this.db.query<{ id: string }>(OLDEST_TO_GO);
      if (!old) return false;
      const claimed = await this.db.query('SELECT 1 FROM quality_reports WHERE id = $1 FOR UPDATE SKIP LOCKED', [old.id]);
      if (claimed.length === 0) return false;
      for (const table of ['quality_findings', 'quality_tallies']) {
        const gone = await this.db.query(
          `DELETE FROM ${table} WHERE ctid = ANY (ARRAY(SELECT ctid FROM ${table} WHERE report_id = $1 LIMIT $2)) RETURNING 1`,
          [old.id, size],
        );
        if (gone.length === size) return true;
      }
      await this.db.write('DELETE FROM quality_reports WHERE id = $1', [old.id]);
      return true;
    });
  }
}
