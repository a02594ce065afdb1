import type { Invariant } from '../invariant.ts';

interface DecisionRow {
  case_no: string;
  outcome: string;
}
interface CaseRow {
  case_no: string;
  status: string;
  outcome: string | null;
  case_kind: string | null;
  held: boolean;
  /** Opened again after an appeal: an earlier decision holds no more. */
  reopened: boolean;
  /** It was decided at a department's own counter. */
  offline: boolean;
}

const GIVEN = `
  SELECT key AS case_no, payload::json -> 'data' ->> 'outcome' AS outcome FROM outbox WHERE type LIKE '%.dispatch.case.decided.%'`;
/** The lead's task ends with the combined decision; the plan itself goes on to its end with the case. */
const DECIDED = `
  SELECT p.case_no FROM case_plans p JOIN tasks t ON t.case_no = p.case_no AND t.purpose = 'handling' AND t.lead AND t.state = 'completed'
  WHERE p.state IN ('decided', 'ended')`;

/** 决定与合并决定 */
export const decisions: Invariant = {
  name: 'decisions',
  rule: 'a combined decision is in the ledger with its outcome, and a decision in the ledger was given',
  needs: ['acceptance', 'dispatch'],
  async check(databases) {
    const given = await databases.rows<DecisionRow>('dispatch', GIVEN);
    const decidedPlans = new Set((await databases.rows<{ case_no: string }>('dispatch', DECIDED)).map(({ case_no }) => case_no));
    const cases = new Map(
      (
        await databases.rows<CaseRow>(
          'acceptance',
          `SELECT case_no, status, outcome, case_kind, coalesce(held ->> 'step', '') = 'decide' AS held, reopenings > 0 AS reopened,
                  origin IS NOT NULL AS offline FROM cases`,
        )
      ).map((row) => [row.case_no, row]),
    );
    const breaches: string[] = [];
    const explained: string[] = [];
    const decided = new Set<string>();
    for (const { case_no: caseNo, outcome } of given) {
      const known = cases.get(caseNo);
      if (decided.has(caseNo) && !known?.reopened) breaches.push(`${caseNo} has two combined decisions`);
      decided.add(caseNo);
      if (known?.status === 'withdrawn' || known?.held)
        explained.push(`${caseNo}: its decision ${known.held ? 'waits for a fee' : 'came late'}`);
      else if (known?.reopened) explained.push(`${caseNo}: decided ${outcome}, and opened again`);
      // 核验不符: what was approved was taken back when the originals were seen.
      else if (known?.outcome !== outcome && !(known?.outcome === 'annulled' && outcome === 'approved'))
        breaches.push(`${caseNo} was decided ${outcome} and the ledger says ${known?.outcome ?? 'nothing'}`);
      if (!decidedPlans.has(caseNo)) breaches.push(`${caseNo} has a combined decision and its plan is not decided`);
    }
    for (const { case_no: caseNo, outcome, case_kind: kind, offline } of cases.values())
      if ((outcome === 'approved' || outcome === 'rejected') && kind === 'promised' && !offline && !decidedPlans.has(caseNo))
        breaches.push(`${caseNo} is decided and no department decided it`);
    return { checked: given.length + cases.size, breaches, explained };
  },
};
