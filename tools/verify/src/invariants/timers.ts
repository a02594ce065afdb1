import { NOW } from '../databases.ts';
import type { Invariant } from '../invariant.ts';

/** Timers look every few seconds and take a hundred thousand cases in a minute. */
const LATE_MINUTES = 10;
/** Tries at growing pauses: by then somebody has to look. */
const MOST_ATTEMPTS = 8;

/** What a clock does by itself when it has run out. */
const UNDONE = `
  SELECT case_no, what, floor(extract(epoch FROM ${NOW} - due_at) / 60)::int AS minutes FROM cases CROSS JOIN LATERAL (VALUES
    ('deemed acceptance', CASE WHEN status IN ('submitted', 'received') AND held IS NULL THEN acceptance_due_at END),
    ('end for want of a correction', CASE WHEN status = 'correcting' THEN correction_due_at END),
    ('end for a broken promise', CASE WHEN status IN ('accepted', 'suspended') THEN tolerance_due_at END),
    ('closing', CASE WHEN status = 'delivered' THEN close_due_at END)
  ) AS clock (what, due_at)
  WHERE due_at < ${NOW} - interval '${LATE_MINUTES} minutes'
    AND NOT EXISTS (SELECT FROM stuck_timers t WHERE t.case_no = cases.case_no) ORDER BY case_no`;
const STUCK = 'SELECT case_no, kind, attempts, last_error FROM stuck_timers ORDER BY case_no, kind';

/** 到期 */
export const timers: Invariant = {
  name: 'timers',
  rule: 'what the law or a rule says of a clock that has run out has happened, or it is known why not',
  needs: ['acceptance'],
  async check(databases) {
    const undone = await databases.rows<{ case_no: string; what: string; minutes: number }>('acceptance', UNDONE);
    const breaches = undone.map(
      ({ case_no, what, minutes }) => `${case_no}: its ${what} is due for ${minutes} minutes, and nobody does it`,
    );
    const explained: string[] = [];
    const stuck = await databases.rows<{ case_no: string; kind: string; attempts: number; last_error: string }>('acceptance', STUCK);
    for (const { case_no, kind, attempts, last_error } of stuck)
      (attempts >= MOST_ATTEMPTS ? breaches : explained).push(`${case_no}: timer ${kind} failed ${attempts} times: ${last_error}`);
    return { checked: await databases.count('acceptance', 'SELECT count(*) AS n FROM cases WHERE ended_at IS NULL'), breaches, explained };
  },
};
