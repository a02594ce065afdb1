import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { CasePosition } from '../../case/queries/list-my-cases.js';
import { SUMMARY_COLUMNS, toSummary, type SummaryRow } from '../../case/queries/case-views.js';
import type { CaseStatus } from '../../case/domain/case-status.js';
import type { CaseRow } from '../../case/persistence/case.row.js';
import type { CaseSummary } from '../../case/http/case.schema.js';
import type { WorkCounts, WorkItem } from './work-list.schema.js';
import { NO_DUE, type WorkSelection } from './work-selection.js';
import { countsOf, pageOf } from './work-sql.js';

interface PageOf {
  cursor?: string | undefined;
  limit: number;
}

/** A row of a list; an export shows more of it than a list does. */
export type WorkRow = SummaryRow &
  Pick<CaseRow, 'accepted_by' | 'accepted_at' | 'decided_at' | 'outcome' | 'ended_at' | 'received_org' | 'received_region'> & {
    work_at: Date;
  };

const COLUMNS = `${SUMMARY_COLUMNS}, c.work_at, accepted_by, accepted_at, decided_at, outcome, ended_at, received_org, received_region`;

/** 待办清单 — the cases of a selection, page by page or counted. */
@Injectable()
export class ReadWork {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async page(selection: WorkSelection, query: PageOf): Promise<Page<WorkItem>> {
    const { items, next } = await this.pageOfRows(selection, query);
    const now = this.clock.now();
    return { items: items.map((row) => toWorkItem(row, now)), next };
  }

  /** The same page with what every list of cases shows. */
  async summaries(selection: WorkSelection, query: PageOf): Promise<Page<CaseSummary>> {
    const { items, next } = await this.pageOfRows(selection, query);
    return { items: items.map(toSummary), next };
  }

  /** The rows after a position, in the order of the list. */
  rows(selection: WorkSelection, after: CasePosition | undefined, limit: number): Promise<WorkRow[]> {
    const { at, no } = after ?? (selection.ended ? { at: 'infinity', no: '~' } : { at: '-infinity', no: '' });
    const { sql, params } = pageOf(selection, [at, no], limit, COLUMNS);
    return this.database.query<WorkRow>(sql, params);
  }

  async counts(selection: WorkSelection, soonUntil: Date, most: number): Promise<WorkCounts> {
    const bounds = { now: this.clock.now().toISOString(), soon: soonUntil.toISOString(), most };
    const { sql, params } = countsOf(selection, bounds);
    const rows = await this.database.query<{ status: CaseStatus; total: number; overdue: number; due_soon: number }>(sql, params);
    return {
      counts: rows.map(({ status, total, overdue, due_soon }) => ({ status, total, overdue, dueSoon: due_soon })),
      most,
      soonUntil: soonUntil.toISOString(),
    };
  }

  private async pageOfRows(selection: WorkSelection, { cursor, limit }: PageOf): Promise<Page<WorkRow>> {
    const rows = await this.rows(selection, decodeCursor(CasePosition, cursor), limit + 1);
    return page(rows, limit, (last) => encodeCursor(positionOf(last)));
  }
}

export const positionOf = ({ work_at, case_no }: WorkRow): CasePosition => ({ at: work_at.toISOString(), no: case_no });

/** When the clock that runs against the authority ends; null when none does. */
export function dueAtOf({ work_at, ended_at }: Pick<WorkRow, 'work_at' | 'ended_at'>): Date | null {
  return ended_at !== null || work_at.toISOString() >= NO_DUE ? null : work_at;
}

function toWorkItem(row: WorkRow, now: Date): WorkItem {
  const dueAt = dueAtOf(row);
  return {
    ...toSummary(row),
    acceptedBy: row.accepted_by,
    dueAt: dueAt?.toISOString() ?? null,
    overdue: dueAt !== null && dueAt < now,
  };
}
