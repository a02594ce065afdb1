import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { counterOf } from '../counter-scopes.js';
import type { HandoverEntry, HandoverState } from '../domain/handover.js';
import { handoverNotFound } from '../domain/window.errors.js';
import type { HandoverDetail, HandoverQuery, HandoverSummary } from '../http/handover.schema.js';
import { SLIP_COLUMNS } from '../persistence/sql-handovers.js';

const Position = z.object({ id: z.uuid() });
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const COUNTS = `
  (SELECT count(*)::int FROM handover_entries e WHERE e.slip_id = s.id) AS "caseCount",
  (SELECT count(*)::int FROM handover_entries e WHERE e.slip_id = s.id AND e.status = 'missing') AS "missingCount"`;
/** Ids are UUIDs of version 7: the newest first. */
const listOf = (side: string): string => `
  SELECT ${SLIP_COLUMNS}, ${COUNTS} FROM handover_slips s
  WHERE ${side} = $1 AND id < $2::uuid AND ($3::text IS NULL OR status = $3) ORDER BY id DESC LIMIT $4`;
const LISTS = { sent: listOf('from_org'), coming: listOf('to_org') } as const;
const ONE = `SELECT ${SLIP_COLUMNS}, ${COUNTS} FROM handover_slips s WHERE id = $1 AND (from_org = $2 OR to_org = $2)`;
const ENTRIES = `
  SELECT e.case_no AS "caseNo", e.status, e.papers, e.missing, e.remark, c.item_name AS "itemName", c.applicant_masked AS applicant
  FROM handover_entries e JOIN cases c USING (case_no) WHERE e.slip_id = $1 ORDER BY e.case_no`;

type Row = HandoverState & { caseCount: number; missingCount: number } & Record<string, unknown>;
type EntryRow = HandoverEntry & Pick<HandoverDetail['cases'][number], 'itemName' | 'applicant'> & Record<string, unknown>;

/** 交接单 of one's own body, sent and coming. */
@Injectable()
export class ListHandovers {
  constructor(private readonly database: Database) {}

  /** @throws ACCEPTANCE.COUNTER_UNKNOWN */
  async execute(principal: Principal, { side, status, cursor, limit }: HandoverQuery): Promise<Page<HandoverSummary>> {
    const before = decodeCursor(Position, cursor)?.id ?? LAST_ID;
    const { orgCode } = counterOf(principal);
    const rows = await this.database.query<Row>(LISTS[side], [orgCode, before, status ?? null, limit + 1]);
    const { items, next } = page(rows, limit, (last) => encodeCursor({ id: last.id }));
    return { items: items.map(toSummary), next };
  }

  /** @throws ACCEPTANCE.COUNTER_UNKNOWN, ACCEPTANCE.HANDOVER_NOT_FOUND also for a slip between others */
  async one(principal: Principal, slipId: string): Promise<HandoverDetail & { version: number }> {
    const { orgCode } = counterOf(principal);
    const [row] = await this.database.query<Row>(ONE, [slipId, orgCode]);
    if (!row) throw handoverNotFound();
    const entries = await this.database.query<EntryRow>(ENTRIES, [slipId]);
    return { ...toSummary(row), version: row.version, cases: entries };
  }
}

const toSummary = (row: Row): HandoverSummary => ({
  slipId: row.id,
  slipNo: row.slipNo,
  kind: row.kind,
  status: row.status,
  fromOrg: row.fromOrg,
  toOrg: row.toOrg,
  note: row.note,
  documentId: row.documentId,
  sentAt: row.sentAt.toISOString(),
  receivedAt: row.receivedAt?.toISOString() ?? null,
  caseCount: row.caseCount,
  missingCount: row.missingCount,
});
