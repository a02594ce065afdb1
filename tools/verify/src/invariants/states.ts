import type { Invariant } from '../invariant.ts';

/** What a status says of the dates and of the outcome, and which fact must have told it. */
const CONTRADICTIONS = `
  SELECT case_no, status::text AS status, why FROM cases CROSS JOIN LATERAL (VALUES
    (status IN ('accepted', 'suspended', 'decided', 'delivered') AND accepted_at IS NULL, 'without acceptance'),
    (status IN ('decided', 'delivered') AND (decided_at IS NULL OR outcome IS NULL), 'without decision'),
    (status = 'delivered' AND (delivered_at IS NULL OR delivery_method IS NULL), 'without delivery'),
    (status = 'closed' AND closed_at IS NULL, 'without its date'),
    (status = 'closed' AND outcome IN ('approved', 'rejected') AND delivered_at IS NULL, 'and its result was not delivered'),
    ((status IN ('refused', 'notApplicable', 'closed', 'withdrawn')) <> (ended_at IS NOT NULL), 'and its end says otherwise'),
    ((status IN ('refused', 'notApplicable', 'closed', 'withdrawn')) <> (finish_kind IS NOT NULL), 'and its kind of finish says otherwise'),
    ((status = 'suspended') <> (suspensions @> '[{"to": null}]'), 'and its special procedures say otherwise'),
    (status NOT IN ('closed') AND closed_at IS NOT NULL, 'with a date of closing'),
    (status IN ('submitted', 'received', 'correcting', 'refused', 'notApplicable') AND accepted_at IS NOT NULL, 'with a date of acceptance')
  ) AS rule (broken, why) WHERE broken`;

/** The last word of the facts, where all of them are still kept. */
const FACTS = `
  SELECT key AS case_no, count(*)::int AS facts, count(DISTINCT type)::int AS kinds, max((payload::json ->> 'sequence')::int) AS highest,
         bool_or(type LIKE '%.acceptance.case.delivered.%') AS delivered, bool_or(type LIKE '%.acceptance.case.closed.%') AS closed
  FROM outbox WHERE topic = 'acceptance.events.v1' GROUP BY key HAVING min((payload::json ->> 'sequence')::int) = 1`;

interface FactRow {
  case_no: string;
  facts: number;
  highest: number;
  delivered: boolean;
  closed: boolean;
}
interface CaseRow {
  case_no: string;
  status: string;
  fact_sequence: number;
  delivered: boolean;
  closed: boolean;
}

/** 送达、办结与状态 */
export const states: Invariant = {
  name: 'states',
  rule: 'the status of a case, its dates and its facts say the same',
  needs: ['acceptance'],
  async check(databases) {
    const broken = await databases.rows<{ case_no: string; status: string; why: string }>('acceptance', CONTRADICTIONS);
    const breaches = broken.map(({ case_no, status, why }) => `${case_no} is ${status} ${why}`);
    const facts = new Map((await databases.rows<FactRow>('acceptance', FACTS)).map((row) => [row.case_no, row]));
    const cases = await databases.rows<CaseRow>(
      'acceptance',
      'SELECT case_no, status::text, fact_sequence, delivered_at IS NOT NULL AS delivered, closed_at IS NOT NULL AS closed FROM cases',
    );
    for (const one of cases) {
      const told = facts.get(one.case_no);
      facts.delete(one.case_no);
      // Facts are kept for a limited time; a case without its first one is past it.
      if (!told) continue;
      if (told.facts !== one.fact_sequence || told.highest !== one.fact_sequence)
        breaches.push(`${one.case_no} counts ${one.fact_sequence} facts and told ${told.facts}, up to number ${told.highest}`);
      if (told.delivered !== one.delivered)
        breaches.push(`${one.case_no}: delivery ${one.delivered ? 'never told' : 'told, and not there'}`);
      if (told.closed !== one.closed) breaches.push(`${one.case_no}: closing ${one.closed ? 'never told' : 'told, and not there'}`);
    }
    for (const caseNo of facts.keys()) breaches.push(`${caseNo} has facts and does not exist`);
    return { checked: cases.length, breaches };
  },
};
