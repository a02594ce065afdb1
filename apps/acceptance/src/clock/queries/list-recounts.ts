import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor, page, type Page, type PageQuery as PageQueryShape } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { recountNotFound } from '../domain/calendar.errors.js';
import { calendarScope } from '../domain/calendar-scope.js';
import type { Recount } from '../domain/recount.js';
import type { MovedCase, RecountView, StuckTimer } from '../http/recount.schema.js';
import { Recounts } from '../persistence/recounts.js';

type PageQuery = z.output<typeof PageQueryShape>;

const AtId = z.object({ id: z.uuid() });
const AtCase = z.object({ caseNo: z.string().max(40) });
const AtTimer = z.object({ caseNo: z.string().max(40), kind: z.string().max(40) });
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const STUCK = `
  SELECT t.case_no AS "caseNo", t.kind, t.attempts, t.next_at AS "nextAt", t.last_error AS "lastError"
  FROM stuck_timers t JOIN cases c ON c.case_no = t.case_no
  WHERE (t.case_no, t.kind) > ($1, $2) AND ($4::text IS NULL OR (c.deciding_region >= $4 AND c.deciding_region < $5))
  ORDER BY t.case_no, t.kind LIMIT $3`;

/** 期限重算 for officers: how far each is, and which cases of their region moved. */
@Injectable()
export class ListRecounts {
  constructor(
    private readonly recounts: Recounts,
    private readonly database: Database,
  ) {}

  async list({ cursor, limit }: PageQuery): Promise<Page<RecountView>> {
    const rows = await this.recounts.list(decodeCursor(AtId, cursor)?.id ?? LAST_ID, limit + 1);
    const { items, next } = page(rows, limit, ({ id }) => encodeCursor({ id }));
    return { items: items.map(viewOf), next };
  }

  /** @throws ACCEPTANCE.RECOUNT_NOT_FOUND, also in `moves` */
  async one(id: string): Promise<RecountView> {
    const recount = await this.recounts.one(id);
    if (!recount) throw recountNotFound();
    return viewOf(recount);
  }

  /** @throws ACCEPTANCE.CALENDAR_OUT_OF_SCOPE for who has no region, also in `stuck` */
  async moves(id: string, { cursor, limit }: PageQuery, region: string | undefined): Promise<Page<MovedCase>> {
    const scope = calendarScope(region);
    await this.one(id);
    const rows = await this.recounts.moves(id, decodeCursor(AtCase, cursor)?.caseNo ?? '', limit + 1, scope);
    return page(rows, limit, ({ caseNo }) => encodeCursor({ caseNo }));
  }

  async stuck({ cursor, limit }: PageQuery, region: string | undefined): Promise<Page<StuckTimer>> {
    const scope = calendarScope(region);
    const after = decodeCursor(AtTimer, cursor);
    const rows = await this.database.query<Omit<StuckTimer, 'nextAt'> & { nextAt: Date }>(STUCK, [
      after?.caseNo ?? '',
      after?.kind ?? '',
      limit + 1,
      scope?.from ?? null,
      scope?.to ?? null,
    ]);
    const { items, next } = page(rows, limit, ({ caseNo, kind }) => encodeCursor({ caseNo, kind }));
    return { items: items.map((row) => ({ ...row, nextAt: row.nextAt.toISOString() })), next };
  }
}

const viewOf = ({ id, requestedAt, finishedAt, ...recount }: Recount): RecountView => ({
  recountId: id,
  ...recount,
  requestedAt: requestedAt.toISOString(),
  finishedAt: finishedAt?.toISOString() ?? null,
});
