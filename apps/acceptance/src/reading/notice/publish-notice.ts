import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import type { CaseState, MaskedApplicant } from '../../case/domain/case-state.js';

/** Nothing is published of a case that came to no decision. */
const PUBLISHED: readonly unknown[] = ['approved', 'rejected'];

/** Asks in the same statement whether the item versions allow it. */
const PUBLISH = `
  INSERT INTO case_notices (case_no, region, item_code, item_name, deciding_org, deciding_name, applicant_kind, applicant, outcome,
    result_no, decided_at, published_at)
  SELECT n.case_no, n.region, n.item_code, n.item_name, n.deciding_org, n.deciding_name, n.applicant_kind, n.applicant, n.outcome,
    n.result_no, n.decided_at, n.published_at
  FROM jsonb_to_recordset($1::jsonb) AS n (case_no text, region text, item_code text, item_version int, item_name text,
    deciding_org text, deciding_name text, applicant_kind applicant_kind, applicant jsonb, outcome case_outcome, result_no text,
    decided_at timestamptz, published_at timestamptz)
  JOIN item_versions v ON v.code = n.item_code COLLATE "C" AND v.version = n.item_version
  WHERE (v.core ->> 'publishesResults')::boolean
  ON CONFLICT (case_no) DO UPDATE SET applicant = excluded.applicant, outcome = excluded.outcome, result_no = excluded.result_no,
    decided_at = excluded.decided_at, published_at = excluded.published_at`;
const WITHDRAW = 'DELETE FROM case_notices WHERE case_no = ANY ($1::text[])';

/** 审批办件公告 — published when a case is closed, taken back when it is opened again. Belongs inside the unit of work of the move. */
@Injectable()
export class PublishNotice {
  constructor(private readonly database: Database) {}

  async closed(states: readonly Readonly<CaseState>[]): Promise<void> {
    const notices = states.filter(({ outcome, decidedAt }) => PUBLISHED.includes(outcome) && decidedAt !== null).map(noticeOf);
    if (notices.length > 0) await this.database.write(PUBLISH, [JSON.stringify(notices)]);
  }

  async reopened(caseNos: readonly string[]): Promise<void> {
    await this.database.write(WITHDRAW, [caseNos]);
  }
}

const noticeOf = (state: Readonly<CaseState>): Record<string, unknown> => ({
  case_no: state.caseNo,
  region: state.decidingRegion,
  item_code: state.itemCode,
  item_version: state.itemVersion,
  item_name: state.itemName,
  deciding_org: state.decidingOrg,
  deciding_name: state.decidingName,
  applicant_kind: state.applicantKind,
  applicant: publicApplicant(state),
  outcome: state.outcome,
  // The number of a person's licence would tell who he is.
  result_no: state.applicantKind === 'legalPerson' ? state.resultNo : null,
  decided_at: state.decidedAt,
  published_at: state.closedAt ?? state.decidedAt,
});

/** Of a person the masked name alone; an organisation's name and credit code are public. */
function publicApplicant({ applicantKind, applicantMasked }: Readonly<CaseState>): MaskedApplicant {
  return applicantKind === 'legalPerson' ? applicantMasked : { name: applicantMasked.name };
}
