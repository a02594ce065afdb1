import type { Invariant } from '../invariant.ts';

interface CaseRow {
  case_no: string;
  status: string;
}
interface PlanRow {
  case_no: string;
  state: string;
  seats: string[];
  tasks: string[];
}

interface PlaceRow {
  case_no: string;
  org_code: string;
}

/** Who was let go, and is planned again at the same stage, is to be asked anew. */
const ASKED = "t.recall_reason IS DISTINCT FROM 'released'";
/**
 * Places (department/stage) whose stage has begun and that take part still, and those of them that have a task. Once one refusal has ended
 * the joint handling nobody else is asked. Test cases of department systems, dated before there was a platform, are no cases.
 */
const PLANS = `
  SELECT p.case_no, p.state,
         ARRAY(SELECT DISTINCT (s ->> 'orgCode') || '/' || (s ->> 'stage') FROM jsonb_array_elements(p.seats) s
               WHERE (s ->> 'stage')::int <= p.stage AND (s ->> 'released') IS NULL AND p.refused_by IS NULL
               ORDER BY 1) AS seats,
         ARRAY(SELECT DISTINCT t.org_code || '/' || t.stage FROM tasks t
               WHERE t.case_no = p.case_no AND t.purpose = 'handling' AND t.round = p.reopenings AND p.refused_by IS NULL AND ${ASKED}
                 AND EXISTS (SELECT 1 FROM jsonb_array_elements(p.seats) s WHERE s ->> 'orgCode' = t.org_code
                             AND (s ->> 'stage')::int = t.stage AND (s ->> 'stage')::int <= p.stage AND (s ->> 'released') IS NULL)
               ORDER BY 1) AS tasks
  FROM case_plans p WHERE substr(p.case_no, 7, 6) <> '000101'`;
/** A task of a department that has no place in its plan. */
const PLACELESS = `
  SELECT t.case_no, t.org_code FROM tasks t JOIN case_plans p ON p.case_no = t.case_no
  WHERE t.purpose = 'handling' AND t.round = p.reopenings AND p.state IN ('handling', 'decided')
    AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(p.seats) s
                    WHERE s ->> 'orgCode' = t.org_code AND (s ->> 'stage')::int = t.stage)`;
/** What is over without a result and still counts as one, or the other way round. A reopened case has forgotten who refused it before. */
const LATE = `
  SELECT t.case_no, t.org_code FROM tasks t JOIN case_plans p ON p.case_no = t.case_no
  WHERE t.late AND NOT (t.state = 'decided'
    OR (t.state = 'recalled' AND t.recall_reason = 'earlyEnd' AND (p.refused_by IS NOT NULL OR t.round < p.reopenings)))`;
/** Whom the join rule waits for: `s` is the place, `p` the plan. */
const waits = (s: string): string => `(p.join_rule <> 'leadDecides' OR coalesce((${s} ->> 'mandatory')::boolean, true))`;
const answered = (s: string): string => `EXISTS (
  SELECT 1 FROM tasks t WHERE t.case_no = p.case_no AND t.purpose = 'handling' AND t.round = p.reopenings
    AND t.org_code = ${s} ->> 'orgCode' AND t.stage = (${s} ->> 'stage')::int AND t.state = 'completed')`;
/** The combined decision of the round that counts; the plan of a case that is closed says no more that it was decided. */
const DECIDED = `
  SELECT p.case_no, p.join_rule, p.refused_by, p.seats, p.reopenings, o.payload::json #>> '{data,outcome}' AS outcome
  FROM outbox o JOIN case_plans p ON p.case_no = o.key
  JOIN tasks l ON l.id = (o.payload::json #>> '{data,taskId}')::uuid AND l.round = p.reopenings
  WHERE o.type = 'cn.yiwang.dispatch.case.decided.v1'`;
/** 合并决定 before everybody had answered whom the join rule waits for. By that of early end a rejection may come before. */
const EARLY = `
  SELECT DISTINCT p.case_no, s ->> 'orgCode' AS org_code FROM (${DECIDED}) p, jsonb_array_elements(p.seats) s
  WHERE NOT (s ->> 'lead')::boolean AND (s ->> 'released') IS NULL AND ${waits('s')} AND NOT ${answered('s')}
    AND (p.join_rule <> 'earlyEnd' OR (p.refused_by IS NULL AND p.outcome = 'approved'))`;
/** After an early end nothing but a rejection can follow. */
const OVERRULED = `SELECT p.case_no, p.refused_by AS org_code FROM (${DECIDED}) p WHERE p.refused_by IS NOT NULL AND p.outcome = 'approved'`;
/** A stage that waits for nobody, and a department of a later one that was never asked: nobody would move that case. */
const HANGING = `
  SELECT p.case_no, s ->> 'orgCode' AS org_code FROM case_plans p, jsonb_array_elements(p.seats) s
  WHERE p.state = 'handling' AND NOT p.suspended AND p.refused_by IS NULL AND (s ->> 'released') IS NULL AND (s ->> 'stage')::int > p.stage
    AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.case_no = p.case_no AND t.purpose = 'handling' AND t.round = p.reopenings
                    AND t.org_code = s ->> 'orgCode' AND t.stage = (s ->> 'stage')::int AND ${ASKED})
    AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(p.seats) w
                    WHERE (w ->> 'stage')::int = p.stage AND (w ->> 'released') IS NULL
                      AND ((w ->> 'lead')::boolean OR ${waits('w')}) AND NOT ${answered('w')})`;
/** Each with what it says of the department. */
const PLACES: readonly (readonly [string, (orgCode: string) => string])[] = [
  [PLACELESS, (orgCode) => `: ${orgCode} has a task and no place in the plan`],
  [LATE, (orgCode) => `: the result of ${orgCode} is noted as late and was not`],
  [EARLY, (orgCode) => ` was decided and its join rule waited for ${orgCode}`],
  [OVERRULED, (orgCode) => ` was approved although ${orgCode} had refused, which ended its joint handling`],
  [HANGING, (orgCode) => `: ${orgCode} is not asked, and its stage waits for nobody`],
];

/** 受理件与任务 */
export const tasks: Invariant = {
  name: 'tasks',
  rule: 'an accepted case has a plan, each department of it whose stage has begun a handling task, and is decided by its join rule',
  needs: ['acceptance', 'dispatch'],
  async check(databases) {
    const plans = new Map((await databases.rows<PlanRow>('dispatch', PLANS)).map((plan) => [plan.case_no, plan]));
    const cases = await databases.rows<CaseRow>(
      'acceptance',
      `SELECT case_no, status FROM cases WHERE accepted_at IS NOT NULL AND case_kind = 'promised'`,
    );
    const known = new Set((await databases.rows<CaseRow>('acceptance', 'SELECT case_no FROM cases')).map(({ case_no }) => case_no));
    const breaches: string[] = [];
    const explained: string[] = [];
    for (const { case_no: caseNo, status } of cases) {
      const plan = plans.get(caseNo);
      if (!plan) breaches.push(`${caseNo} is ${status} and has no plan`);
      else if (plan.state === 'waiting') explained.push(`${caseNo} waits for its item version`);
      else if (plan.state === 'accepting') breaches.push(`${caseNo} is ${status} and its plan still asks for acceptance`);
      else if (plan.state === 'ended' && status === 'accepted') breaches.push(`${caseNo} is accepted and its plan has ended`);
    }
    for (const { case_no: caseNo, seats, tasks: given, state } of plans.values()) {
      if (!known.has(caseNo)) breaches.push(`${caseNo} has a plan and no case`);
      // A plan that ended before anything was arranged has nothing to hand out.
      if (state !== 'waiting' && sorted(seats) !== sorted(given))
        breaches.push(`${caseNo}: departments ${sorted(seats)}, tasks ${sorted(given)}`);
    }
    for (const [sql, says] of PLACES)
      for (const { case_no: caseNo, org_code: orgCode } of await databases.rows<PlaceRow>('dispatch', sql))
        breaches.push(`${caseNo}${says(orgCode)}`);
    return { checked: cases.length + plans.size, breaches, explained };
  },
};

const sorted = (codes: readonly string[]): string => `[${[...codes].sort().join(' ')}]`;
