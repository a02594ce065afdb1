import type { Invariant } from '../invariant.ts';

interface InvitationRow {
  case_no: string;
  state: string;
  ratings: number;
}

/** 办结件与评价 */
export const ratings: Invariant = {
  name: 'ratings',
  rule: 'every closed case was asked about once, a rating belongs to an invitation, and a bad one has its handling case',
  needs: ['acceptance', 'evaluation'],
  async check(databases) {
    const asked = await databases.count(
      'evaluation',
      `SELECT count(*) AS n FROM evaluation_occasions WHERE occasion = 'closing' AND active`,
    );
    const invitations = await databases.rows<InvitationRow>(
      'evaluation',
      `SELECT i.case_no, i.state, count(r.id)::int AS ratings FROM invitations i
       LEFT JOIN ratings r ON r.invitation_id = i.id AND r.turn = 'first' WHERE i.occasion = 'closing' GROUP BY i.id`,
    );
    const closed = new Set(
      (await databases.rows<{ case_no: string }>('acceptance', `SELECT case_no FROM cases WHERE closed_at IS NOT NULL`)).map(
        (c) => c.case_no,
      ),
    );
    const breaches: string[] = [];
    const seen = new Set<string>();
    for (const { case_no: caseNo, state, ratings: given } of invitations) {
      if (seen.has(caseNo)) breaches.push(`${caseNo} was asked about twice`);
      seen.add(caseNo);
      if (!closed.has(caseNo)) breaches.push(`${caseNo} was asked about and is not closed`);
      if (state === 'rated' && given !== 1) breaches.push(`${caseNo} is rated with ${given} first ratings`);
      if (state === 'open' && given !== 0) breaches.push(`${caseNo} is rated and its invitation is open`);
    }
    if (asked === 1) for (const caseNo of closed) if (!seen.has(caseNo)) breaches.push(`${caseNo} is closed and was not asked about`);
    const unhandled = await databases.rows<{ case_no: string; level: string }>(
      'evaluation',
      `SELECT r.case_no, r.level::text FROM ratings r LEFT JOIN handlings h ON h.rating_id = r.id
       WHERE (r.level IN ('poor', 'veryPoor')) <> (h.id IS NOT NULL)`,
    );
    for (const { case_no, level } of unhandled) breaches.push(`${case_no}: a rating ${level} and its handling case do not agree`);
    return { checked: closed.size + invitations.length, breaches };
  },
};
