import type { ServiceName } from '../databases.ts';
import type { Invariant } from '../invariant.ts';

/** What there may be one of, and how two of them show. */
const ONCE: readonly { service: ServiceName; sql: string }[] = [
  ...(['acceptance', 'dispatch', 'evaluation', 'payment'] as const).map((service) => ({
    service,
    sql: `SELECT '${service} fact ' || (payload::json ->> 'sequence') || ' of ' || key AS what, count(*)::int AS n
          FROM outbox WHERE topic = '${service}.events.v1' GROUP BY key, payload::json ->> 'sequence' HAVING count(*) > 1`,
  })),
  {
    service: 'dispatch',
    sql: `SELECT purpose || ' task of ' || org_code || ' for ' || case_no || ', stage ' || stage || ', round ' || round || ', attempt ' || attempt AS what, count(*)::int AS n
          FROM tasks GROUP BY case_no, purpose, round, stage, org_code, attempt HAVING count(*) > 1`,
  },
  {
    service: 'dispatch',
    sql: `SELECT type || ' ' || version || ' of task ' || task_id AS what, count(*)::int AS n
          FROM deliveries GROUP BY task_id, type, version HAVING count(*) > 1`,
  },
  {
    service: 'dispatch',
    // Open at once: a department that was asked again has ended its attempt before.
    sql: `SELECT 'open ' || purpose || ' task of ' || org_code || ' for ' || case_no || ', stage ' || stage AS what, count(*)::int AS n
          FROM tasks WHERE state IN ('assigned', 'acknowledged', 'inProgress', 'suspended')
          GROUP BY case_no, purpose, stage, org_code HAVING count(*) > 1`,
  },
  {
    service: 'dispatch',
    sql: `SELECT 'position ' || position || ' in the feed of ' || system_id AS what, count(*)::int AS n
          FROM deliveries WHERE position IS NOT NULL GROUP BY system_id, position HAVING count(*) > 1`,
  },
  {
    service: 'monitoring',
    sql: `SELECT 'card ' || rule_code || ' for ' || subject AS what, count(*)::int AS n FROM cards GROUP BY subject, rule_code, level HAVING count(*) > 1`,
  },
  {
    service: 'evaluation',
    sql: `SELECT turn || ' rating of ' || case_no AS what, count(*)::int AS n FROM ratings GROUP BY invitation_id, case_no, turn HAVING count(*) > 1`,
  },
  {
    service: 'payment',
    sql: `SELECT 'posting ' || ref AS what, count(*)::int AS n FROM postings GROUP BY ref HAVING count(*) > 1`,
  },
];

/** 不重复 */
export const once: Invariant = {
  name: 'once',
  rule: 'no effect twice: facts by their number, tasks, deliveries, cards, ratings, postings',
  needs: ['acceptance', 'dispatch'],
  async check(databases) {
    const breaches: string[] = [];
    let checked = 0;
    for (const { service, sql } of ONCE.filter((rule) => databases.has(rule.service))) {
      for (const { what, n } of await databases.rows<{ what: string; n: number }>(service, sql)) breaches.push(`${what}: ${n} times`);
    }
    for (const service of databases.deployed) checked += await databases.count(service, 'SELECT count(*) AS n FROM outbox');
    checked += await databases.count('dispatch', 'SELECT count(*) AS n FROM tasks');
    return { checked, breaches };
  },
};
