import { Injectable } from '@nestjs/common';
import { Outbox } from '@yiwang/messaging';
import { Database } from '@yiwang/persistence';
import { currentTraceparent, runWithTrace } from '@yiwang/telemetry';
import { CaseRepository } from '../domain/case.repository.js';
import { EvaluatedCase, type ApplicantKind, type CaseNews } from '../domain/evaluated-case.js';

interface CaseRow {
  case_no: string;
  item_code: string;
  org_code: string;
  region_code: string;
  applicant_kind: ApplicantKind | null;
  applicant_account: string | null;
  enterprise: string | null;
  decided_by: string | null;
  fact_sequence: number;
}

const COLUMNS = 'case_no, item_code, org_code, region_code, applicant_kind, applicant_account, enterprise, decided_by, fact_sequence';

/** What is known stays; only the account may be another one, which has taken the case over (接手), and the officer who decided. */
const MEET = `
  INSERT INTO cases AS c (case_no, item_code, org_code, region_code, applicant_kind, applicant_account, enterprise, decided_by)
  SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[]) AS given (case_no)
  ORDER BY case_no
  ON CONFLICT (case_no) DO UPDATE SET
    applicant_kind = coalesce(c.applicant_kind, excluded.applicant_kind),
    applicant_account = coalesce(excluded.applicant_account, c.applicant_account),
    enterprise = coalesce(c.enterprise, excluded.enterprise),
    decided_by = coalesce(excluded.decided_by, c.decided_by)
  RETURNING ${COLUMNS}`;
const LOCK = `SELECT ${COLUMNS} FROM cases WHERE case_no = $1 FOR NO KEY UPDATE`;
const COUNT_FACTS = `
  UPDATE cases SET fact_sequence = told.fact_sequence FROM unnest($1::text[], $2::int[]) AS told (case_no, fact_sequence)
  WHERE cases.case_no = told.case_no`;

const toCase = (row: CaseRow): EvaluatedCase =>
  new EvaluatedCase(
    {
      caseNo: row.case_no,
      itemCode: row.item_code,
      orgCode: row.org_code,
      regionCode: row.region_code,
      applicantKind: row.applicant_kind,
      applicantAccount: row.applicant_account,
      enterprise: row.enterprise,
      decidedBy: row.decided_by,
    },
    row.fact_sequence,
  );

@Injectable()
export class SqlCaseRepository extends CaseRepository {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {
    super();
  }

  override async meet(news: readonly CaseNews[]): Promise<Map<string, EvaluatedCase>> {
    const column = <T>(value: (each: CaseNews) => T): T[] => news.map(value);
    const rows = await this.database.query<CaseRow>(MEET, [
      column((c) => c.caseNo),
      column((c) => c.itemCode),
      column((c) => c.orgCode),
      column((c) => c.regionCode),
      column((c) => c.applicantKind ?? null),
      column((c) => c.applicantAccount ?? null),
      column((c) => c.enterprise ?? null),
      column((c) => c.decidedBy ?? null),
    ]);
    return new Map(rows.map((row) => [row.case_no, toCase(row)]));
  }

  override async lock(caseNo: string): Promise<EvaluatedCase> {
    const [row] = await this.database.query<CaseRow>(LOCK, [caseNo]);
    if (!row) throw new Error(`case ${caseNo} has rows that refer to it, but none of its own`);
    return toCase(row);
  }

  override async save(cases: Iterable<EvaluatedCase>, traces?: ReadonlyMap<string, string | undefined>): Promise<void> {
    const told = [...cases].filter(({ facts }) => facts.length > 0);
    if (told.length === 0) return;
    await this.database.write(COUNT_FACTS, [told.map(({ known }) => known.caseNo), told.map(({ factSequence }) => factSequence)]);
    for (const { known, facts } of told) {
      await runWithTrace(traces?.get(known.caseNo) ?? currentTraceparent(), async () => {
        for (const { definition, data, sequence, at } of facts) await this.outbox.add(definition, data, { sequence, at });
      });
    }
  }
}
