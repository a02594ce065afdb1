import type { Check, Reader } from './scene.ts';

const balance = (read: Reader, account: string): Promise<number> =>
  read('payment', 'SELECT coalesce(sum(amount_fen), 0) AS n FROM entries WHERE account = $1::ledger_account', [account]);

/** 资金对账 — the books balance, say what payables and the bank say, and what is paid is what acceptance let go. Amounts in fen. */
export async function reconcileMoney(read: Reader): Promise<Check[]> {
  return [
    {
      name: 'ledger, sum of all accounts in fen (试算平衡)',
      expected: 0,
      found: await read('payment', 'SELECT coalesce(sum(amount_fen), 0) AS n FROM entries'),
    },
    {
      name: 'paid fees that are income, in fen (已缴即收入)',
      expected: await read('payment', "SELECT coalesce(sum(amount_fen), 0) AS n FROM payables WHERE status = 'paid'"),
      found: -(await balance(read, 'income')),
    },
    {
      name: 'money at the bank by its own books, in fen (渠道对账)',
      expected: await read(
        'payment',
        'SELECT (SELECT coalesce(sum(paid_fen), 0) FROM sandbox_orders) - (SELECT coalesce(sum(amount_fen), 0) FROM sandbox_refunds) AS n',
      ),
      found: await balance(read, 'clearing'),
    },
    {
      name: 'settled fees that acceptance let go (缴清放行)',
      expected: await read('payment', "SELECT count(*) AS n FROM payables WHERE status IN ('paid', 'exempted')"),
      found: await read('acceptance', 'SELECT coalesce(sum(cardinality(settled_fees)), 0) AS n FROM cases'),
    },
  ];
}
