import { NOW } from '../databases.ts';
import type { Invariant } from '../invariant.ts';

/** What is younger is under way. */
const UNDER_WAY_SECONDS = 5;

interface Unsent {
  key: string;
  type: string;
  seconds: number;
  last_error: string | null;
  due: boolean;
}

/** 发件箱 */
export const outboxes: Invariant = {
  name: 'outboxes',
  rule: 'outboxes are empty, or it is known why not',
  needs: [],
  async check(databases) {
    const breaches: string[] = [];
    const explained: string[] = [];
    let checked = 0;
    for (const service of databases.deployed) {
      checked += await databases.count(service, 'SELECT count(*) AS n FROM outbox');
      const unsent = await databases.rows<Unsent>(
        service,
        `SELECT key, type, extract(epoch FROM ${NOW} - created_at)::int AS seconds, last_error,
                retry_at IS NULL OR retry_at <= ${NOW} AS due
         FROM outbox WHERE sent_at IS NULL ORDER BY id LIMIT 1000`,
      );
      for (const { key, type, seconds, last_error: error, due } of unsent) {
        const what = `${service}: ${type} of ${key}, unsent for ${seconds} s`;
        if (error !== null && !due) explained.push(`${what}: ${error}`);
        else if (seconds <= UNDER_WAY_SECONDS) explained.push(`${what}: under way`);
        else breaches.push(error === null ? what : `${what}: ${error}`);
      }
    }
    return { checked, breaches, explained };
  },
};
