/**
 * 科目 — accounts of the ledger. `clearing`: money that a channel holds for us, by channel. `income`: revenue of a body in the non-tax
 * pool (非税收入), by its organisation code. `refundsPayable`: money that is to go back, by channel. `suspense` (待查款): money that fits
 * no amount, until somebody decides, by channel.
 */
export const ACCOUNTS = ['clearing', 'income', 'refundsPayable', 'suspense'] as const;
export type Account = (typeof ACCOUNTS)[number];

/** One side of a posting: positive is debit, negative is credit. Whole fen. */
export interface Entry {
  account: Account;
  party: string;
  amountFen: number;
}

/** 凭证 — entries that belong together and sum to zero. `ref` names what happened; the same thing is posted once. */
export interface Posting {
  ref: string;
  caseNo: string;
  at: Date;
  entries: readonly [Entry, Entry];
}

interface Movement {
  ref: string;
  caseNo: string;
  at: Date;
  amountFen: number;
}

/** Moves an amount from one account to another. */
function transfer({ amountFen, ...movement }: Movement, to: Omit<Entry, 'amountFen'>, from: Omit<Entry, 'amountFen'>): Posting {
  if (!Number.isSafeInteger(amountFen) || amountFen <= 0) throw new RangeError(`no amount to post: ${amountFen}`);
  return {
    ...movement,
    entries: [
      { ...to, amountFen },
      { ...from, amountFen: -amountFen },
    ],
  };
}

/** 到账: the channel holds it, and it is revenue, money to return, or unexplained. */
export const received = (movement: Movement, channel: string, as: { income: string } | 'refundsPayable' | 'suspense'): Posting =>
  transfer(
    movement,
    { account: 'clearing', party: channel },
    typeof as === 'object' ? { account: 'income', party: as.income } : { account: as, party: channel },
  );

/** 应退: what was revenue, or unexplained, is to go back. */
export const refundDue = (movement: Movement, channel: string, from: { income: string } | 'suspense'): Posting =>
  transfer(movement, typeof from === 'object' ? { account: 'income', party: from.income } : { account: from, party: channel }, {
    account: 'refundsPayable',
    party: channel,
  });

/** 已退: the channel returned it. */
export const refunded = (movement: Movement, channel: string): Posting =>
  transfer(movement, { account: 'refundsPayable', party: channel }, { account: 'clearing', party: channel });
