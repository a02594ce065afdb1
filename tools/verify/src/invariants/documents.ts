import type { Invariant } from '../invariant.ts';

/**
 * What each state of a case was told by, from the first document of all on. Cases of a department's own counter have the papers of that
 * counter.
 */
const UNTOLD = `
  SELECT case_no, array_to_string(kinds, ' or ') AS kinds FROM cases CROSS JOIN LATERAL (VALUES
    (accepted_at, '{acceptanceNotice}'::text[]),
    (CASE WHEN status = 'refused' THEN ended_at END, '{nonAcceptance}'),
    (CASE WHEN status = 'notApplicable' THEN ended_at END, '{notApplicable}'),
    (CASE WHEN status = 'withdrawn' THEN ended_at END, '{withdrawalNotice}'),
    (CASE WHEN outcome = 'approved' THEN decided_at END, '{approval}'),
    (CASE WHEN outcome = 'rejected' THEN decided_at END, '{rejection}'),
    (delivered_at, '{deliveryReceipt}'),
    (CASE WHEN status = 'closed' THEN ended_at END, '{completionNotice,terminationNotice,forwardingNotice}')
  ) AS rule (since, kinds)
  WHERE origin IS NULL AND since >= (SELECT min(at) FROM documents) AND NOT EXISTS (
    SELECT FROM documents d WHERE d.case_no = cases.case_no AND d.kind = ANY (kinds)
      AND NOT EXISTS (SELECT FROM document_revocations r WHERE r.document_id = d.id))
  ORDER BY case_no`;

/** A document that holds while it says what is undone, or of a case that there is not. */
const STALE = `
  SELECT d.case_no, d.kind FROM documents d JOIN cases c USING (case_no)
  WHERE d.kind IN ('approval', 'rejection') AND c.outcome IS DISTINCT FROM CASE d.kind WHEN 'approval' THEN 'approved' ELSE 'rejected' END::case_outcome
    AND NOT EXISTS (SELECT FROM document_revocations r WHERE r.document_id = d.id) ORDER BY d.case_no`;

/** 官方文书 */
export const documents: Invariant = {
  name: 'documents',
  rule: 'every state of a case was told by its document, and no decision that was undone is in force on paper',
  needs: ['acceptance'],
  async check(databases) {
    const untold = await databases.rows<{ case_no: string; kinds: string }>('acceptance', UNTOLD);
    const breaches = untold.map(({ case_no, kinds }) => `${case_no} has no ${kinds} in force`);
    const stale = await databases.rows<{ case_no: string; kind: string }>('acceptance', STALE);
    breaches.push(...stale.map(({ case_no, kind }) => `${case_no}: its ${kind} is in force and the ledger says otherwise`));
    return { checked: await databases.count('acceptance', 'SELECT count(*) AS n FROM documents'), breaches };
  },
};
