import type { Invariant } from '../invariant.ts';

/** Of what began at a department's own counter, that department knows who stood there. */
const IDENTITIES = `
  SELECT c.case_no, 'was filed at a window, and nobody looked who stood there' AS what FROM cases c
  WHERE c.channel = 'window' AND c.received_org IS NOT NULL AND c.origin IS NULL
    AND NOT EXISTS (SELECT 1 FROM identity_checks i WHERE i.case_no = c.case_no AND i.occasion = 'filing')
  UNION ALL
  SELECT s.case_no, 'an identity was checked in step ' || s.seq || ' and is not on record' FROM case_steps s
  WHERE s.kind = 'identity-checked'
    AND NOT EXISTS (SELECT 1 FROM identity_checks i WHERE i.case_no = s.case_no AND i.id::text = s.detail ->> 'identityCheckId')
  UNION ALL
  SELECT i.case_no, 'identity check ' || i.id || ' is in no step' FROM identity_checks i
  WHERE NOT EXISTS (SELECT 1 FROM case_steps s WHERE s.case_no = i.case_no AND s.kind = 'identity-checked'
    AND s.detail ->> 'identityCheckId' = i.id::text)`;

const COLLECTIONS = `
  SELECT c.case_no, 'was handed over at a window, and nobody signed for it' AS what FROM cases c
  WHERE c.delivery_method = 'window' AND c.delivered_at IS NOT NULL AND c.origin IS NULL
    AND NOT EXISTS (SELECT 1 FROM delivery_receipts r JOIN identity_checks i ON i.id = r.identity_check_id AND i.case_no = r.case_no
      WHERE r.case_no = c.case_no AND r.delivered_at = c.delivered_at AND r.method = 'window' AND i.occasion = 'collection')
  UNION ALL
  SELECT r.case_no, 'a result was received ' || r.method || ', and no step delivered it' FROM delivery_receipts r
  WHERE NOT EXISTS (SELECT 1 FROM case_steps s WHERE s.case_no = r.case_no AND s.kind = 'delivered' AND s.at = r.delivered_at
    AND s.detail ->> 'method' = r.method)`;

/** What lies in a bag says what became of the bag. */
const SLIPS = `
  SELECT s.slip_no, s.status || ' with entries ' || array_agg(DISTINCT e.status ORDER BY e.status)::text AS what
  FROM handover_slips s LEFT JOIN handover_entries e ON e.slip_id = s.id GROUP BY s.id
  HAVING NOT coalesce(CASE s.status
    WHEN 'sent' THEN bool_and(e.status = 'sent')
    WHEN 'received' THEN bool_and(e.status = 'received')
    WHEN 'short' THEN bool_or(e.status = 'missing') AND bool_and(e.status IN ('received', 'missing', 'found', 'lost'))
    WHEN 'settled' THEN bool_or(e.status IN ('found', 'lost')) AND bool_and(e.status IN ('received', 'found', 'lost'))
    ELSE bool_and(e.status = 'returned') END, false)`;

const STRETCHES = `
  SELECT e.case_no, 'is ' || e.status || ' on slip ' || s.slip_no || ', and its ledger says ' || coalesce(last.kind, 'nothing') AS what
  FROM handover_entries e JOIN handover_slips s ON s.id = e.slip_id LEFT JOIN LATERAL (
    SELECT t.kind FROM case_steps t WHERE t.case_no = e.case_no AND t.detail ->> 'slipNo' = s.slip_no ORDER BY t.seq DESC LIMIT 1) AS last ON true
  WHERE last.kind IS DISTINCT FROM CASE e.kind WHEN 'papers' THEN 'papers-' ELSE 'result-' END || e.status`;

const DAYS = `
  SELECT org_code || ' closed ' || day AS day FROM day_ends WHERE sha256 <> encode(sha256(convert_to(summary::text, 'UTF8')), 'hex')`;

/** 窗口 */
export const windows: Invariant = {
  name: 'windows',
  rule: 'who stood before a window is on record in the ledger, a result collected there is signed for, slips agree with what they carry',
  needs: ['acceptance'],
  async check(databases) {
    const breaches: string[] = [];
    for (const sql of [IDENTITIES, COLLECTIONS, STRETCHES]) {
      const rows = await databases.rows<{ case_no: string; what: string }>('acceptance', `${sql} ORDER BY case_no`);
      breaches.push(...rows.map(({ case_no, what }) => `${case_no}: ${what}`));
    }
    const slips = await databases.rows<{ slip_no: string; what: string }>('acceptance', `${SLIPS} ORDER BY s.slip_no`);
    breaches.push(...slips.map(({ slip_no, what }) => `slip ${slip_no} is ${what}`));
    const days = await databases.rows<{ day: string }>('acceptance', `${DAYS} ORDER BY org_code, day_ends.day`);
    breaches.push(...days.map(({ day }) => `${day}, and the summary is not the one that was fixed`));
    const checked = await databases.count(
      'acceptance',
      `SELECT (SELECT count(*) FROM identity_checks) + (SELECT count(*) FROM delivery_receipts) + (SELECT count(*) FROM handover_entries)
         + (SELECT count(*) FROM day_ends) AS n`,
    );
    return { checked, breaches };
  },
};
