import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { CaseNo } from '@yiwang/event-core';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { viewerOf } from '../domain/case-viewer.js';
import type { CaseSummary } from '../http/case.schema.js';
import { SUMMARY_COLUMNS, toSummary, type SummaryRow } from './case-views.js';

/** Position in a list of cases. Whatever a caller makes up must still be a time and a number that the database can read. */
export const CasePosition = z.object({ at: z.iso.datetime().refine((at) => at > '1900'), no: CaseNo });

const SQL = `
  SELECT ${SUMMARY_COLUMNS} FROM cases
  WHERE applicant_id = $1 AND (submitted_at, case_no) < ($2::timestamptz, $3::text)
  ORDER BY submitted_at DESC, case_no DESC LIMIT $4`;

/** 我的办件, newest first: one index range, however many cases there are. */
@Injectable()
export class ListMyCases {
  constructor(private readonly database: Database) {}

  async execute(principal: Principal, { cursor, limit }: { cursor?: string | undefined; limit: number }): Promise<Page<CaseSummary>> {
    const after = decodeCursor(CasePosition, cursor);
    const { ownerId } = viewerOf(principal);
    if (ownerId === null) return { items: [], next: null };
    const rows = await this.database.query<SummaryRow>(SQL, [ownerId, after?.at ?? 'infinity', after?.no ?? '~', limit + 1]);
    const { items, next } = page(rows, limit, (last) => encodeCursor({ at: last.submitted_at.toISOString(), no: last.case_no }));
    return { items: items.map(toSummary), next };
  }
}
