import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { regionRange } from '@yiwang/standards';
import { CasePosition } from '../../case/queries/list-my-cases.js';
import type { MaskedApplicant } from '../../case/domain/case-state.js';
import type { Notice, NoticeQuery } from './notice.schema.js';

interface Row {
  case_no: string;
  region: string;
  item_code: string;
  item_name: string | null;
  deciding_org: string;
  deciding_name: string | null;
  applicant_kind: 'person' | 'legalPerson';
  applicant: MaskedApplicant;
  outcome: 'approved' | 'rejected';
  result_no: string | null;
  decided_at: Date;
  published_at: Date;
}

const COLUMNS = `n.case_no, n.region, n.item_code, n.item_name, n.deciding_org, n.deciding_name, n.applicant_kind, n.applicant, n.outcome,
  n.result_no, n.decided_at, n.published_at`;
const PERIOD = `n.published_at >= $1::timestamptz AND n.published_at < $2::timestamptz
    AND (n.published_at, n.case_no) < ($3::timestamptz, $4::text)`;
const NEWEST = 'ORDER BY n.published_at DESC, n.case_no DESC LIMIT $5';
const IN_REGION = 'n.region >= $6::text AND n.region < $7::text';

/** Of a province or city the way over the days passes little that is not theirs. */
const EVERYWHERE = `SELECT ${COLUMNS} FROM case_notices n WHERE ${PERIOD} AND ${IN_REGION} ${NEWEST}`;
const OF_AUTHORITY = `SELECT ${COLUMNS} FROM case_notices n WHERE n.deciding_org = $8::text AND ${PERIOD} AND ${IN_REGION} ${NEWEST}`;
/** From one region that has notices to the next, a page from each. */
const OF_REGION = `
  WITH RECURSIVE regions (code) AS (
    (SELECT region FROM case_notices WHERE region >= $6::text AND region < $7::text ORDER BY region LIMIT 1)
    UNION ALL
    SELECT (SELECT n.region FROM case_notices n WHERE n.region > r.code AND n.region < $7::text ORDER BY n.region LIMIT 1)
    FROM regions r WHERE r.code IS NOT NULL
  )
  SELECT ${COLUMNS} FROM regions r CROSS JOIN LATERAL (
    SELECT * FROM case_notices n WHERE n.region = r.code AND ${PERIOD} ${NEWEST}
  ) n WHERE r.code IS NOT NULL ${NEWEST}`;

const DAY_MS = 86_400_000;
const dayBegin = (day: string): Date => new Date(`${day}T00:00:00+08:00`);

/** 公告列表, the newest first. */
@Injectable()
export class ListNotices {
  constructor(private readonly database: Database) {}

  async execute({ region, orgCode, from, to, cursor, limit }: NoticeQuery): Promise<Page<Notice>> {
    const after = decodeCursor(CasePosition, cursor);
    const range = (region === undefined ? null : regionRange(region)) ?? { from: '', to: '~' };
    const params: unknown[] = [
      from === undefined ? '-infinity' : dayBegin(from).toISOString(),
      to === undefined ? 'infinity' : new Date(dayBegin(to).getTime() + DAY_MS).toISOString(),
      after?.at ?? 'infinity',
      after?.no ?? '~',
      limit + 1,
      range.from,
      range.to,
    ];
    if (orgCode !== undefined) params.push(orgCode);
    const narrow = range.from.length > 4;
    const sql = orgCode === undefined ? (narrow ? OF_REGION : EVERYWHERE) : OF_AUTHORITY;
    const rows = await this.database.query<Row & Record<string, unknown>>(sql, params);
    const { items, next } = page(rows, limit, (last) => encodeCursor({ at: last.published_at.toISOString(), no: last.case_no }));
    return { items: items.map(toNotice), next };
  }
}

const toNotice = (row: Row): Notice => ({
  caseNo: row.case_no,
  itemCode: row.item_code,
  itemName: row.item_name,
  decidingAuthority: { orgCode: row.deciding_org, name: row.deciding_name, regionCode: row.region },
  applicant: { kind: row.applicant_kind, ...row.applicant },
  outcome: row.outcome,
  resultNo: row.result_no,
  decidedAt: row.decided_at.toISOString(),
  publishedAt: row.published_at.toISOString(),
});
