import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import { fen, type Fen } from '@yiwang/kernel';

export type Fee = ItemOperationalCore['fees'][number];
export type Timing = Fee['timing'];

/**
 * 应缴金额 of a fee in whole fen; undefined when it cannot be told: a fee charged by quantity whose quantity is not known, or an amount
 * beyond what a number holds exactly.
 */
export function amountOf(rule: Fee['rule'], quantity: number | undefined): Fen | undefined {
  if (rule.kind === 'fixed') return fen(rule.amountFen);
  if (quantity === undefined || !Number.isSafeInteger(quantity) || quantity < 0) return undefined;
  // BigInt, because unit price and quantity are each bounded and their product is not.
  const total = BigInt(rule.unitFen) * BigInt(quantity);
  const most = rule.maxFen === undefined ? total : BigInt(rule.maxFen);
  const amount = total < most ? total : most;
  return amount > BigInt(Number.MAX_SAFE_INTEGER) ? undefined : fen(Number(amount));
}
