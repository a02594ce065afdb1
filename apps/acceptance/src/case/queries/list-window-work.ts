import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { viewerOf } from '../domain/case-viewer.js';
import type { CaseSummary } from '../http/case.schema.js';
import { SUMMARY_COLUMNS, toSummary, type SummaryRow } from './case-views.js';
import { CasePosition } from './list-my-cases.js';

/** Conditions of the partial indexes `cases_to_accept` and `cases_to_deliver`, in their very words. */
const WORK = {
  accept: `status = 'submitted' AND accepted_by = 'window'`,
  deliver: `status IN ('decided', 'delivered')`,
} as const;
export type WindowWork = keyof typeof WORK;

/**
 * Walks from one region of the clerk's subtree to the next by the index and takes a page from each, so that the cost is the page's and
 * not the subtree's.
 */
const sqlFor = (work: WindowWork): string => `
  WITH RECURSIVE regions (code) AS (
    (SELECT window_region FROM cases WHERE ${WORK[work]} AND window_region >= $1 AND window_region < $2 ORDER BY window_region LIMIT 1)
    UNION ALL
    SELECT (SELECT c.window_region FROM cases c WHERE ${WORK[work]} AND c.window_region > r.code AND c.window_region < $2
            ORDER BY c.window_region LIMIT 1)
    FROM regions r WHERE r.code IS NOT NULL
  )
  SELECT w.* FROM regions r CROSS JOIN LATERAL (
    SELECT ${SUMMARY_COLUMNS} FROM cases
    WHERE ${WORK[work]} AND window_region = r.code AND (submitted_at, case_no) > ($3::timestamptz, $4::text)
    ORDER BY submitted_at, case_no LIMIT $5
  ) w
  WHERE r.code IS NOT NULL
  ORDER BY w.submitted_at, w.case_no LIMIT $5`;
const SQL: Readonly<Record<WindowWork, string>> = { accept: sqlFor('accept'), deliver: sqlFor('deliver') };

/** 窗口待办 — open work of the windows in the clerk's region and below, oldest first. */
@Injectable()
export class ListWindowWork {
  constructor(private readonly database: Database) {}

  async execute(
    principal: Principal,
    work: WindowWork,
    { cursor, limit }: { cursor?: string | undefined; limit: number },
  ): Promise<Page<CaseSummary>> {
    const after = decodeCursor(CasePosition, cursor);
    const { windowRegions } = viewerOf(principal);
    if (windowRegions === null) return { items: [], next: null };
    const { from, to } = windowRegions;
    const rows = await this.database.query<SummaryRow>(SQL[work], [from, to, after?.at ?? '-infinity', after?.no ?? '', limit + 1]);
    const { items, next } = page(rows, limit, (last) => encodeCursor({ at: last.submitted_at.toISOString(), no: last.case_no }));
    return { items: items.map(toSummary), next };
  }
}
