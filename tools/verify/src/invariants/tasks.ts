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

/** Departments whose stage has begun, and those that have a task. */
const PLANS = `
  SELECT p.case_no, p.state,
         ARRAY(SELECT s ->> 'orgCode' FROM jsonb_array_elements(p.seats) s WHERE (s ->> 'stage')::int <= p.stage ORDER BY 1) AS seats,
         ARRAY(SELECT t.org_code FROM tasks t WHERE t.case_no = p.case_no AND t.purpose = 'handling' ORDER BY 1) AS tasks
  FROM case_plans p`;

/** 受理件与任务 */
export const tasks: Invariant = {
  name: 'tasks',
  rule: 'an accepted case has a plan, and each department of it whose stage has begun one handling task',
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
    return { checked: cases.length + plans.size, breaches, explained };
  },
};

const sorted = (codes: readonly string[]): string => `[${[...codes].sort().join(' ')}]`;
