import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { CasePosition } from '../../case/queries/list-my-cases.js';
import { counterOf } from '../counter-scopes.js';
import type { HeldPapers, HeldPapersQuery } from '../http/handover.schema.js';
import { papersHeld } from '../persistence/held-papers.js';

const DAY_MS = 86_400_000;

const HELD = papersHeld(
  (at) => `(${at}, c.case_no) < ($3::timestamptz, $4::text) AND ($5::text IS NULL OR c.deciding_org = $5)`,
  (at) => `ORDER BY ${at} DESC, c.case_no DESC LIMIT $6`,
);
const SQL = `
  SELECT c.case_no AS "caseNo", c.item_name AS "itemName", c.deciding_org AS "decidingOrg", c.deciding_name AS "decidingName",
    c.submitted_at AS "submittedAt", h.came AS "cameAt", h.papers
  FROM (${HELD}) AS h JOIN cases c USING (case_no) ORDER BY h.came DESC, c.case_no DESC LIMIT $6`;

type Row = Omit<HeldPapers, 'submittedAt' | 'cameAt'> & { submittedAt: Date; cameAt: Date } & Record<string, unknown>;

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
    const { items, next } = page(rows, limit, (last) => encodeCursor({ at: last.cameAt.toISOString(), no: last.caseNo }));
    return { items: items.map(toHeld), next };
  }
}

const toHeld = ({ submittedAt, cameAt, ...row }: Row): HeldPapers => ({
  ...row,
  submittedAt: submittedAt.toISOString(),
  cameAt: cameAt.toISOString(),
});
