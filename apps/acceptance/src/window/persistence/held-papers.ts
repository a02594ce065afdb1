import { FINAL_STATUSES } from '../../case/domain/case-status.js';

/** What puts papers into a clerk's hands after the filing: 收件, 补正 and 容缺补交 at the window. */
export const PAPERS_TAKEN = ['received', 'resubmitted', 'supplemented'] as const;
const TAKEN = PAPERS_TAKEN.map((kind) => `'${kind}'`).join(', ');

/**
 * 在窗材料 of a case `c`: the paper copies that were handed in, less those that slips took away; null when none are left. A bag that came back
 * took nothing away, and what was lost on its way may be brought again. A correction brings its papers anew, whatever went before.
 */
export const PAPERS_LEFT = `(
  SELECT jsonb_agg(jsonb_build_object('materialCode', code, 'copies', copies) ORDER BY code) FROM (
    SELECT code, sum(copies)::int AS copies FROM (
      SELECT m ->> 'materialCode' AS code, (m ->> 'paperCopies')::int AS copies FROM jsonb_array_elements(c.materials) AS m
      UNION ALL
      SELECT p ->> 'materialCode', CASE WHEN gone THEN -(p ->> 'copies')::int ELSE (p ->> 'copies')::int END
      FROM handover_entries e JOIN handover_slips h ON h.id = e.slip_id
        CROSS JOIN LATERAL (SELECT p, true FROM jsonb_array_elements(e.papers) AS p UNION ALL
                            SELECT p, false FROM jsonb_array_elements(e.missing) AS p WHERE e.status = 'lost') AS taken (p, gone)
      WHERE e.case_no = c.case_no AND e.kind = 'papers' AND e.status <> 'returned'
        AND h.sent_at >= coalesce((SELECT max(s.at) FROM case_steps s WHERE s.case_no = c.case_no AND s.kind = 'resubmitted'
          AND (s.detail ->> 'materials')::boolean), '-infinity')
    ) AS moved GROUP BY code HAVING sum(copies) > 0) AS remaining)`;

/** Whether clerks of the body `$org` took papers of the case `of`. */
export const papersTakenBy = (org: string, of: string): string =>
  `EXISTS (SELECT FROM case_steps s WHERE s.case_no = ${of}.case_no AND s.kind IN (${TAKEN}) AND s.actor_kind = 'officer' AND s.actor_org = ${org})`;

/** Cheap, and leaves out most: over are the papers of a case that has ended, which go back to the applicant, and of one that has none. */
const PERHAPS = `c.status NOT IN (${FINAL_STATUSES.map((status) => `'${status}'`).join(', ')})
      AND jsonb_path_exists(c.materials, '$[*] ? (@.paperCopies > 0)')`;

/**
 * Cases with papers at the counter `$1` that came there since `$2`, newest first: filed there, or taken there of a filing from elsewhere.
 * `after` narrows by a time and a case number, `tail` ends each of the two index ranges.
 */
export const papersHeld = (after: (at: string) => string, tail: (at: string) => string): string => `
    (SELECT c.case_no, c.submitted_at AS came, held.papers
     FROM cases c CROSS JOIN LATERAL (SELECT ${PAPERS_LEFT} AS papers) AS held
     WHERE c.received_org = $1 AND c.submitted_at >= $2 AND ${after('c.submitted_at')} AND ${PERHAPS} AND held.papers IS NOT NULL
     ${tail('c.submitted_at')})
    UNION ALL
    (SELECT c.case_no, t.at AS came, held.papers
     FROM case_steps t JOIN cases c ON c.case_no = t.case_no CROSS JOIN LATERAL (SELECT ${PAPERS_LEFT} AS papers) AS held
     WHERE t.actor_kind = 'officer' AND t.actor_org = $1 AND t.at >= $2 AND t.kind IN (${TAKEN}) AND ${after('t.at')}
       AND c.received_org IS DISTINCT FROM $1 AND ${PERHAPS} AND held.papers IS NOT NULL
       AND NOT EXISTS (SELECT FROM case_steps l WHERE l.case_no = t.case_no AND l.seq > t.seq AND l.kind IN (${TAKEN})
         AND l.actor_kind = 'officer' AND l.actor_org = $1)
     ${tail('t.at')})`;
