import { NOW } from '../databases.ts';
import type { Invariant } from '../invariant.ts';

/** What the rows of payment say of each other. */
const CONTRADICTIONS = `
  SELECT p.case_no, p.fee_code || ' is ' || p.status || ', and ' ||
         CASE WHEN p.status = 'due' THEN 'its case has ended' ELSE s.settled || ' payments count for it' END AS what
  FROM payables p JOIN fee_accounts a USING (case_no)
  CROSS JOIN LATERAL (
    SELECT count(*) AS settled FROM orders o JOIN receipts r ON r.order_id = o.id AND r.outcome = 'settled' AND r.amount_fen = p.amount_fen
    WHERE o.payable_id = p.id) s
  WHERE (p.status IN ('paid', 'refunded')) <> (s.settled > 0) OR s.settled > 1
     OR (p.status = 'due' AND a.ended IS NOT NULL)
  UNION ALL
  SELECT o.case_no, 'order ' || o.id || ' is ' || o.status || ', and ' || f.refunds || ' refunds are noted'
  FROM orders o CROSS JOIN LATERAL (SELECT count(*) AS refunds, count(*) FILTER (WHERE status = 'done') AS done FROM refunds f WHERE f.order_id = o.id) f
  WHERE (o.status = 'refunding' AND f.refunds = 0) OR (o.status = 'refunded' AND f.done = 0)
     OR (o.status IN ('created', 'closed') AND EXISTS (SELECT 1 FROM receipts r WHERE r.order_id = o.id))
  UNION ALL
  SELECT p.case_no, p.fee_code || ' is paid, its case was ' || a.ended || ', and nothing goes back'
  FROM payables p JOIN fee_accounts a USING (case_no)
  WHERE p.status = 'paid' AND (a.ended IN ('refused', 'withdrawn') OR (a.ended = 'rejected' AND p.timing = 'beforeDelivery'))
    AND NOT EXISTS (SELECT 1 FROM orders o JOIN refunds f ON f.order_id = o.id WHERE o.payable_id = p.id)`;

/** What is due for longer should have been returned, or tried again. */
const UNDER_WAY_SECONDS = 15;
const REFUNDS = `
  SELECT case_no, id, attempts, error, extract(epoch FROM ${NOW} - next_attempt_at)::float8 AS due FROM refunds WHERE status = 'requested'`;

interface RefundRow {
  case_no: string;
  id: string;
  attempts: number;
  error: string | null;
  due: number;
}

/** How a case ended, as its account should know it; a rejection or approval without a closing is not its end. */
const ENDED: Record<string, readonly string[]> = {
  refused: ['refused'],
  notApplicable: ['refused'],
  withdrawn: ['withdrawn'],
  closed: ['closed', 'refused', 'rejected'],
};

interface AccountRow {
  case_no: string;
  ended: string | null;
  waits: boolean;
  /** Of a free item that was not known when the case began: nothing is due, and nothing of the case is followed from then on. */
  free: boolean;
  settled: string[];
}
interface CaseRow {
  case_no: string;
  status: string;
  settled_fees: string[];
}

/** 缴费与办件 */
export const payments: Invariant = {
  name: 'payments',
  rule: 'payables, orders, receipts and refunds agree with each other and with the case, and with what acceptance holds',
  needs: ['acceptance', 'payment'],
  async check(databases) {
    const rows = await databases.rows<{ case_no: string; what: string }>('payment', CONTRADICTIONS);
    const breaches = rows.map(({ case_no, what }) => `${case_no}: ${what}`);
    const explained: string[] = [];
    for (const { case_no, id, attempts, error, due } of await databases.rows<RefundRow>('payment', REFUNDS)) {
      const what = `${case_no}: refund ${id} is not done after ${attempts} attempts${error === null ? '' : `: ${error}`}`;
      if (due > UNDER_WAY_SECONDS) breaches.push(`${what}, and nobody tries`);
      else explained.push(what);
    }
    const accounts = await databases.rows<AccountRow>(
      'payment',
      `SELECT a.case_no, a.ended::text, a.waiting <> '[]' AS waits, coalesce(f.fees = '[]', false) AS free,
              ARRAY(SELECT DISTINCT fee_code FROM payables p WHERE p.case_no = a.case_no AND status IN ('paid', 'exempted', 'refunded')) AS settled
       FROM fee_accounts a LEFT JOIN item_fees f ON f.item_code = a.item_code AND f.version = a.item_version`,
    );
    const cases = new Map(
      (await databases.rows<CaseRow>('acceptance', 'SELECT case_no, status::text, settled_fees FROM cases')).map((c) => [c.case_no, c]),
    );
    for (const { case_no: caseNo, ended, waits, free, settled } of accounts) {
      const known = cases.get(caseNo);
      if (!known) {
        breaches.push(`${caseNo} has a fee account and no case`);
        continue;
      }
      const expected = ENDED[known.status];
      if (waits) explained.push(`${caseNo}: its fees wait for its item version`);
      else if (expected && !free && !expected.includes(ended ?? ''))
        breaches.push(`${caseNo} is ${known.status} and its account is ${ended ?? 'open'}`);
      for (const fee of settled)
        if (!known.settled_fees.includes(fee)) breaches.push(`${caseNo}: ${fee} is settled and acceptance holds it`);
    }
    const settledOf = new Map(accounts.map(({ case_no, settled }) => [case_no, settled]));
    for (const { case_no: caseNo, settled_fees: fees } of cases.values())
      for (const fee of fees)
        if (!settledOf.get(caseNo)?.includes(fee)) breaches.push(`${caseNo}: acceptance takes ${fee} for settled, and it is not`);
    return { checked: accounts.length, breaches, explained };
  },
};
