import type { Invariant } from '../invariant.ts';

interface Letter {
  consumer: string;
  key: string;
  type: string;
  reason: string;
  error: string;
}

/** 死信与停放的键 */
export const deadLetters: Invariant = {
  name: 'dead-letters',
  rule: 'no event is given up and no key parked',
  needs: [],
  async check(databases) {
    const breaches: string[] = [];
    let checked = 0;
    for (const service of databases.deployed) {
      checked += await databases.count(service, 'SELECT count(*) AS n FROM inbox');
      const open = await databases.rows<Letter>(
        service,
        `SELECT consumer, key, type, reason, left(error, 200) AS error FROM dead_letters WHERE state = 'open' ORDER BY id LIMIT 1000`,
      );
      for (const { consumer, key, type, reason, error } of open) breaches.push(`${consumer}: ${type} of ${key} ${reason}: ${error}`);
    }
    return { checked, breaches };
  },
};
