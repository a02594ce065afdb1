import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { CasePosition } from '../../case/queries/list-my-cases.js';
import { counterOf } from '../counter-scopes.js';
import type { HeldPapers, HeldPapersQuery } from '../http/handover.schema.js';

const DAY_MS = 86_400_000;

/** Of a counter's cases since a time, those with papers that no slip has taken away; a bag that came back counts as here. */
export const HELD = `
  received_org = $1 AND submitted_at >= $2 AND status NOT IN ('closed', 'withdrawn')
  AND jsonb_path_exists(materials, '$[*] ? (@.paperCopies > 0)')
  AND NOT EXISTS (SELECT FROM handover_entries e WHERE e.case_no = cases.case_no AND e.kind = 'papers' AND e.status <> 'returned')`;
const SQL = `
  SELECT case_no AS "caseNo", item_name AS "itemName", deciding_org AS "decidingOrg", deciding_name AS "decidingName",
    submitted_at AS "submittedAt", jsonb_path_query_array(materials, '$[*] ? (@.paperCopies > 0)') AS materials
  FROM cases WHERE ${HELD} AND (submitted_at, case_no) < ($3::timestamptz, $4::text) AND ($5::text IS NULL OR deciding_org = $5)
  ORDER BY submitted_at DESC, case_no DESC LIMIT $6`;

type Row = Omit<HeldPapers, 'submittedAt' | 'papers'> & {
  submittedAt: Date;
  materials: { materialCode: string; paperCopies: number }[];
} & Record<string, unknown>;

/** 在窗材料 — what lies at the clerk's counter and must go to its department, the newest first. */
@Injectable()
export class ListHeldPapers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws ACCEPTANCE.COUNTER_UNKNOWN */
  async execute(principal: Principal, { days, department, cursor, limit }: HeldPapersQuery): Promise<Page<HeldPapers>> {
    const before = decodeCursor(CasePosition, cursor);
    const since = new Date(this.clock.now().getTime() - days * DAY_MS).toISOString();
    const { orgCode } = counterOf(principal);
    const params = [orgCode, since, before?.at ?? 'infinity', before?.no ?? '~', department ?? null, limit + 1];
    const rows = await this.database.query<Row>(SQL, params);
    const { items, next } = page(rows, limit, (last) => encodeCursor({ at: last.submittedAt.toISOString(), no: last.caseNo }));
    return { items: items.map(toHeld), next };
  }
}

const toHeld = ({ materials, submittedAt, ...row }: Row): HeldPapers => ({
  ...row,
  submittedAt: submittedAt.toISOString(),
  papers: materials.map(({ materialCode, paperCopies }) => ({ materialCode, copies: paperCopies })),
});
