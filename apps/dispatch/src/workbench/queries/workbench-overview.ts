import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import type { z } from 'zod';
import type { OverviewAnswer } from '../http/workbench.schema.js';
import { workbenchUserOf } from '../use-cases/workbench-user.js';

/** Of the turns due first, so that the answer takes as long for a million as for these. */
const MOST = 10_000;
const MOST_PLACES = 500;
const BY_PLACE = `
  SELECT link_name, post_code, holder_id, min(holder_name) AS holder_name, count(*)::int AS open,
    count(*) FILTER (WHERE due_at < $2)::int AS overdue, min(due_at) AS earliest
  FROM (SELECT * FROM work_turns WHERE org_code = $1 AND ended_at IS NULL ORDER BY due_at, id LIMIT ${MOST}) w
  GROUP BY link_name, post_code, holder_id ORDER BY overdue DESC, earliest, link_name, post_code, holder_id LIMIT ${MOST_PLACES}`;

interface Row extends Record<string, unknown> {
  link_name: string;
  post_code: string;
  holder_id: string | null;
  holder_name: string | null;
  open: number;
  overdue: number;
  earliest: Date;
}

/** 督办 — where an organisation's open turns lie, and which of them are overdue; the places with the most overdue ones first. */
@Injectable()
export class WorkbenchOverview {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(principal: Principal): Promise<z.output<typeof OverviewAnswer>> {
    const { orgCode } = workbenchUserOf(principal);
    const rows = await this.database.query<Row>(BY_PLACE, [orgCode, this.clock.now()]);
    return {
      complete: rows.reduce((sum, { open }) => sum + open, 0) < MOST && rows.length < MOST_PLACES,
      places: rows.map((row) => ({
        linkName: row.link_name,
        post: row.post_code === '' ? null : row.post_code,
        holder: row.holder_id === null ? null : { id: row.holder_id, name: row.holder_name ?? row.holder_id },
        open: row.open,
        overdue: row.overdue,
        earliestDueAt: row.earliest.toISOString(),
      })),
    };
  }
}
