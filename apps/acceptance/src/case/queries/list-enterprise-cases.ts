import { Injectable } from '@nestjs/common';
import { forbidden, type Principal } from '@yiwang/access';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { AgentScopes } from '../../agency/agent-scopes.js';
import type { CaseStatus } from '../domain/case-status.js';
import type { CaseSummary } from '../http/case.schema.js';
import { ofEnterprise, TASK_CODE } from '../persistence/case-access.js';
import { SUMMARY_COLUMNS, toSummary, type SummaryRow } from './case-views.js';
import { CasePosition } from './list-my-cases.js';

const SQL = `
  SELECT ${SUMMARY_COLUMNS}, coalesce(applicant_id, agent_id) AS account_id FROM cases
  WHERE ${ofEnterprise('$1::text')} AND (submitted_at, case_no) < ($2::timestamptz, $3::text)
    AND ($5::case_status[] IS NULL OR status = ANY ($5)) AND ($6::text IS NULL OR coalesce(applicant_id, agent_id) = $6)
    AND ($7::boolean OR item_code = ANY ($8::text[]) OR left(item_code, ${TASK_CODE}) = ANY ($8) OR deciding_org = ANY ($9::text[]))
  ORDER BY submitted_at DESC, case_no DESC LIMIT $4`;

interface EnterpriseCases {
  cursor?: string | undefined;
  limit: number;
  status?: readonly CaseStatus[] | undefined;
  accountId?: string | undefined;
}

/** 法人办件 — what an enterprise has filed by any of its accounts, newest first: all for its representative, for an agent what he is authorised for. */
@Injectable()
export class ListEnterpriseCases {
  constructor(
    private readonly database: Database,
    private readonly agents: AgentScopes,
  ) {}

  /**
   * @throws ACCESS.FORBIDDEN for who acts for no enterprise, ACCEPTANCE.OUTSIDE_AUTHORISATION, ACCEPTANCE.AUTHORISATION_ENDED,
   * ACCEPTANCE.AUTHORISATION_UNCHECKED, HTTP.CURSOR_INVALID
   */
  async execute(principal: Principal, { cursor, limit, status, accountId }: EnterpriseCases): Promise<Page<CaseSummary>> {
    const after = decodeCursor(CasePosition, cursor);
    if (principal.kind !== 'legalPerson' || principal.orgCode === undefined) throw forbidden();
    const { everything, items, departments } = await this.agents.reachOf(principal);
    const rows = await this.database.query<SummaryRow & { account_id: string } & Record<string, unknown>>(SQL, [
      principal.orgCode,
      after?.at ?? 'infinity',
      after?.no ?? '~',
      limit + 1,
      status ?? null,
      accountId ?? null,
      everything,
      items,
      departments,
    ]);
    const { items: found, next } = page(rows, limit, (last) => encodeCursor({ at: last.submitted_at.toISOString(), no: last.case_no }));
    return { items: found.map((row) => ({ ...toSummary(row), accountId: row.account_id })), next };
  }
}
