import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import type { CaseViewer } from '../../case/domain/case-viewer.js';
import { reachableBy, reachParams } from '../../case/persistence/case-access.js';
import type { CaseLink, LinkTarget } from '../domain/case-link.js';

const TARGET = `
  SELECT case_no AS "caseNo", applicant_id AS "applicantId", applicant_hash AS "applicantHash", outcome = 'approved' AS granted,
    (SELECT l.case_no FROM case_links l JOIN cases c ON c.case_no = l.case_no
     WHERE l.earlier_case_no = cases.case_no AND l.relation = 'cancellation' AND c.outcome = 'approved' LIMIT 1) AS "cancelledBy",
    ${reachableBy(2)} IS TRUE AS reachable
  FROM cases WHERE case_no = $1`;
const INSERT = `
  INSERT INTO case_links (case_no, earlier_case_no, relation, same_applicant, linked_at) VALUES ($1, $2, $3, $4, $5)`;

/** 关联办件 — which earlier case a case is about. A case has one at most, and keeps it. */
@Injectable()
export class CaseLinks {
  constructor(private readonly database: Database) {}

  async target(caseNo: string, viewer: CaseViewer): Promise<LinkTarget | undefined> {
    const [row] = await this.database.query<Omit<LinkTarget, 'granted'> & { granted: boolean | null }>(TARGET, [
      caseNo,
      ...reachParams(viewer),
    ]);
    return row && { ...row, granted: row.granted === true };
  }

  /** Buffered: part of the statement that files the later case. */
  add(caseNo: string, { earlierCaseNo, relation, sameApplicant }: CaseLink, at: Date): Promise<void> {
    return this.database.write(INSERT, [caseNo, earlierCaseNo, relation, sameApplicant, at.toISOString()]);
  }
}
