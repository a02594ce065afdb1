import type { Invariant } from '../invariant.ts';

interface Sum {
  account: string;
  fen: string;
}

/** 账簿 */
export const ledger: Invariant = {
  name: 'ledger',
  rule: 'every posting and the whole ledger sum to zero, and channels hold what was received and not returned',
  needs: ['payment'],
  async check(databases) {
    const postings = await databases.rows<{ ref: string; fen: string; sides: number }>(
      'payment',
      `SELECT p.ref, coalesce(sum(e.amount_fen), 0) AS fen, count(e.id)::int AS sides FROM postings p LEFT JOIN entries e ON e.posting_id = p.id
       GROUP BY p.id HAVING coalesce(sum(e.amount_fen), 0) <> 0 OR count(e.id) < 2`,
    );
    const breaches = postings.map(({ ref, fen, sides }) => `${ref} sums to ${fen} fen on ${sides} sides`);
    const sums = await databases.rows<Sum>('payment', 'SELECT account::text, sum(amount_fen) AS fen FROM entries GROUP BY account');
    const total = sums.reduce((sum, { fen }) => sum + BigInt(fen), 0n);
    if (total !== 0n) breaches.push(`the ledger sums to ${total} fen`);
    const [money] = await databases.rows<{ held: string }>(
      'payment',
      `SELECT (SELECT coalesce(sum(amount_fen), 0) FROM receipts) - (SELECT coalesce(sum(amount_fen), 0) FROM refunds WHERE status = 'done') AS held`,
    );
    const clearing = BigInt(sums.find(({ account }) => account === 'clearing')?.fen ?? 0);
    if (clearing !== BigInt(money?.held ?? 0))
      breaches.push(`received and not returned: ${money?.held} fen; in the ledger: ${clearing} fen`);
    return { checked: await databases.count('payment', 'SELECT count(*) AS n FROM postings'), breaches };
  },
};
