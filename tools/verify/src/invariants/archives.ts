import { NOW } from '../databases.ts';
import type { Invariant } from '../invariant.ts';

/** A package takes seconds; what has been due for longer is with nobody. */
const LATE_MINUTES = 60;

/** 归档 */
export const archives: Invariant = {
  name: 'archives',
  rule: 'every case that has ended is archived as it is or waits for it, no package is parked, and only what two decided on is destroyed',
  needs: ['acceptance'],
  async check(databases) {
    const lost = await databases.rows<{ case_no: string }>(
      'acceptance',
      `SELECT case_no FROM cases c WHERE ended_at IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM archives a WHERE a.case_no = c.case_no AND a.case_version = c.version)
         AND NOT EXISTS (SELECT 1 FROM archive_work w WHERE w.case_no = c.case_no) ORDER BY case_no`,
    );
    const breaches = lost.map(({ case_no }) => `${case_no} has ended, is not archived as it is, and nobody will`);
    const parked = await databases.rows<{ case_no: string; attempts: number; last_error: string }>(
      'acceptance',
      `SELECT case_no, attempts, last_error FROM archive_work JOIN cases USING (case_no)
       WHERE archive_work.status = 'parked' AND ended_at IS NOT NULL ORDER BY case_no`,
    );
    breaches.push(
      ...parked.map(({ case_no, attempts, last_error }) => `${case_no}: its archive is given up after ${attempts} attempts: ${last_error}`),
    );
    const alone = await databases.rows<{ archive_no: string }>(
      'acceptance',
      `SELECT a.archive_no FROM destroyed_archives d JOIN archives a ON a.id = d.archive_id JOIN archive_destructions l ON l.id = d.list_id
       WHERE l.status NOT IN ('approved', 'done') OR l.decided_by ->> 'id' = l.proposed_by ->> 'id' OR a.keep_until IS NULL
         OR a.keep_until >= (d.at AT TIME ZONE 'Asia/Shanghai')::date
         OR a.sha256 <> d.sha256 ORDER BY archive_no`,
    );
    breaches.push(...alone.map(({ archive_no }) => `${archive_no} was destroyed, and not as two decided on what was over`));
    const undone = await databases.rows<{ id: string; minutes: number }>(
      'acceptance',
      `SELECT id, floor(extract(epoch FROM ${NOW} - decided_at) / 60)::int AS minutes FROM archive_destructions
       WHERE status = 'approved' AND decided_at < ${NOW} - interval '${LATE_MINUTES} minutes' ORDER BY id`,
    );
    breaches.push(...undone.map(({ id, minutes }) => `destruction ${id} was approved ${minutes} minutes ago, and nobody does it`));
    return { checked: await databases.count('acceptance', 'SELECT count(*) AS n FROM cases WHERE ended_at IS NOT NULL'), breaches };
  },
};
