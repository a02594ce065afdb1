import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { CaseNo } from '@yiwang/event-core';
import { CursorTime, decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import type { CaseStatus } from '../domain/case-status.js';
import { viewerOf } from '../domain/case-viewer.js';
import type { CaseSummary } from '../http/case.schema.js';
import { SUMMARY_COLUMNS, toSummary, type SummaryRow } from './case-views.js';

/** Position in a list of cases: what it is ordered by, and the case. */
export const CasePosition = z.object({ at: CursorTime, no: CaseNo });
export type CasePosition = z.output<typeof CasePosition>;

const NEWEST = 'ORDER BY submitted_at DESC, case_no DESC LIMIT $4';
const own = (whose: string): string => `(
    SELECT ${SUMMARY_COLUMNS} FROM cases
    WHERE ${whose} AND (submitted_at, case_no) < ($2::timestamptz, $3::text) AND ($5::case_status[] IS NULL OR status = ANY ($5))
    ${NEWEST}
  )`;
/** Two index ranges: what one applied for, and what one filed for others as their agent (经办人). */
const SQL = `
  SELECT * FROM (${own('applicant_id = $1')} UNION ALL ${own('agent_id = $1 AND applicant_id IS DISTINCT FROM $1')}) mine ${NEWEST}`;

interface MyCases {
  cursor?: string | undefined;
  limit: number;
  status?: readonly CaseStatus[] | undefined;
}

/** 我的办件, newest first, however many cases there are. */
@Injectable()
export class ListMyCases {
  constructor(private readonly database: Database) {}

  async execute(principal: Principal, { cursor, limit, status }: MyCases): Promise<Page<CaseSummary>> {
    const after = decodeCursor(CasePosition, cursor);
    const { ownerId } = viewerOf(principal);
    if (ownerId === null) return { items: [], next: null };
    const params = [ownerId, after?.at ?? 'infinity', after?.no ?? '~', limit + 1, status ?? null];
    const rows = await this.database.query<SummaryRow>(SQL, params);
    const { items, next } = page(rows, limit, (last) => encodeCursor({ at: last.submitted_at.toISOString(), no: last.case_no }));
    return { items: items.map(toSummary), next };
  }
}
