import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { CursorTime, decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { viewerOf } from '../domain/handling-viewer.js';
import type { HandlingSummary } from '../http/handling.schema.js';
import { SUMMARY_COLUMNS, toSummary, type SummaryRow } from './handling-views.js';

const Position = z.object({ at: CursorTime, id: z.uuid() });
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** Conditions of the partial indexes, in their very words. */
const WHICH = { open: "h.state <> 'answered'", done: "h.state = 'answered'" } as const;
const PAGE = `(h.next_due_at, h.id) > ($1::timestamptz, $2::uuid) AND h.next_due_at < $3::timestamptz ORDER BY h.next_due_at, h.id LIMIT $4`;
const sqlFor = (which: keyof typeof WHICH, where: string): string =>
  `SELECT ${SUMMARY_COLUMNS} FROM handlings h WHERE ${WHICH[which]} AND ${where} AND ${PAGE}`;
const OF_ORG = 'h.org_code = $5';
const OF_REGION = '(h.org_code = $5 OR (h.region_code >= $6 AND h.region_code < $7))';

interface Filter {
  done: boolean;
  overdue: boolean;
  cursor?: string | undefined;
  limit: number;
}

/** 差评处置件, by what is due next, so that the overdue come first. */
@Injectable()
export class ListHandlings {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async execute(principal: Principal, { done, overdue, cursor, limit }: Filter): Promise<Page<HandlingSummary>> {
    const now = this.clock.now();
    const { orgCode, regions } = viewerOf(principal);
    const after = decodeCursor(Position, cursor);
    const params = [after?.at ?? '-infinity', after?.id ?? FIRST_ID, overdue ? now.toISOString() : 'infinity', limit + 1, orgCode];
    const which = done ? 'done' : 'open';
    const rows = regions
      ? await this.database.query<SummaryRow>(sqlFor(which, OF_REGION), [...params, regions.from, regions.to])
      : await this.database.query<SummaryRow>(sqlFor(which, OF_ORG), params);
    const { items, next } = page(rows, limit, (last) => encodeCursor({ at: last.next_due_at.toISOString(), id: last.id }));
    return { items: items.map((row) => toSummary(row, now)), next };
  }
}
