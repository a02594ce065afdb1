import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import type { CaseRelation } from '../../case/domain/case-relation.js';
import { CaseRepository } from '../../case/domain/case.repository.js';
import { FINAL_STATUSES, type CaseStatus } from '../../case/domain/case-status.js';
import { viewerOf } from '../../case/domain/case-viewer.js';
import { reachableBy, reachParams } from '../../case/persistence/case-access.js';
import { LikelyDuplicates, type LikelyDuplicate } from '../persistence/likely-duplicates.js';

export const DUPLICATE_JUDGED = 'duplicate-judged';
export const VERDICTS = ['duplicate', 'notDuplicate'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** 关联 — what else belongs to a case. */
export interface CaseRelations {
  caseNo: string;
  bundle: { bundleId: string; title: string | null; total: number } | null;
  /** The case that this one changes, renews or cancels. */
  earlier: { caseNo: string; relation: CaseRelation } | null;
  /** Cases that change, renew or cancel this one, as far as the caller may see them. */
  later: { caseNo: string; relation: CaseRelation; status: CaseStatus; submittedAt: string }[];
  likelyDuplicates: (LikelyDuplicate & { verdict: Verdict | null })[];
}

interface Row {
  bundle: CaseRelations['bundle'];
  earlier: CaseRelations['earlier'];
  later: CaseRelations['later'];
  verdicts: { other: string; verdict: Verdict }[];
}

const SQL = `
  SELECT
    (SELECT json_build_object('bundleId', b.id, 'title', b.title, 'total', b.total)
     FROM bundle_cases c JOIN bundles b ON b.id = c.bundle_id WHERE c.case_no = $1) AS bundle,
    (SELECT json_build_object('caseNo', earlier_case_no, 'relation', relation) FROM case_links WHERE case_no = $1) AS earlier,
    (SELECT coalesce(json_agg(json_build_object('caseNo', c.case_no, 'relation', l.relation, 'status', c.status,
                                                'submittedAt', c.submitted_at) ORDER BY c.submitted_at), '[]'::json)
     FROM case_links l JOIN cases c ON c.case_no = l.case_no WHERE l.earlier_case_no = $1 AND ${reachableBy(2)}) AS later,
    (SELECT coalesce(json_agg(detail ORDER BY id), '[]'::json)
     FROM case_steps WHERE case_no = $1 AND kind = '${DUPLICATE_JUDGED}') AS verdicts`;

@Injectable()
export class ReadRelations {
  constructor(
    private readonly cases: CaseRepository,
    private readonly duplicates: LikelyDuplicates,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws ACCEPTANCE.CASE_NOT_FOUND also for a case of somebody else */
  async execute(caseNo: string, principal: Principal): Promise<CaseRelations> {
    const viewer = viewerOf(principal);
    const state = await this.cases.find(caseNo, viewer);
    const [row] = await this.database.query<Row & Record<string, unknown>>(SQL, [caseNo, ...reachParams(viewer)]);
    // What is over is nobody's duplicate any more.
    const found = FINAL_STATUSES.includes(state.status) ? [] : await this.duplicates.find(state, viewer, this.clock.now(), caseNo);
    const verdicts = new Map(row!.verdicts.map(({ other, verdict }) => [other, verdict]));
    return {
      caseNo,
      bundle: row!.bundle,
      earlier: row!.earlier,
      later: row!.later.map((each) => ({ ...each, submittedAt: new Date(each.submittedAt).toISOString() })),
      likelyDuplicates: found.map((each) => ({ ...each, verdict: each.caseNo === null ? null : (verdicts.get(each.caseNo) ?? null) })),
    };
  }
}
