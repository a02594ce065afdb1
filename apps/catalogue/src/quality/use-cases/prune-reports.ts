import { Injectable } from '@nestjs/common';
import { Database, UnitOfWork } from '@yiwang/persistence';

/** So many finished reports stay. */
const KEPT_REPORTS = 20;

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
      const [old] = await this.db.query<{ id: string }>(
        `SELECT id FROM quality_reports WHERE status = 'done' ORDER BY requested_at DESC, id OFFSET ${KEPT_REPORTS} LIMIT 1 FOR UPDATE SKIP LOCKED`,
      );
      if (!old) return false;
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
