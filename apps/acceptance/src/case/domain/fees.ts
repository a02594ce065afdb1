import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import type { InvalidParam } from '@yiwang/kernel';
import { valueAt } from '../../disclosure/json-pointer.js';

type Fees = ItemOperationalCore['fees'];
export type FeeTiming = Fees[number]['timing'];

/**
 * 缴费前置 — codes of the item's fees of this timing that are neither paid nor exempted. The item's own list decides, not what payment
 * has told so far: a case cannot slip through before the payable has reached it.
 */
export const unpaidFees = (core: Pick<ItemOperationalCore, 'fees'>, timing: FeeTiming, settled: readonly string[]): string[] =>
  core.fees.filter((fee) => fee.timing === timing && !settled.includes(fee.feeCode)).map(({ feeCode }) => feeCode);

/** 计费数量 — what the form says at the pointers of the fees charged by quantity, by fee code; null when the item has no such fee. */
export function feeQuantitiesOf(fees: Fees, form: unknown): { quantities: Record<string, number> | null; problems: InvalidParam[] } {
  const quantities: Record<string, number> = {};
  const problems: InvalidParam[] = [];
  let charged = false;
  for (const { feeCode, rule } of fees) {
    if (rule.kind !== 'perUnit') continue;
    charged = true;
    const value = valueAt(form, rule.quantity);
    if (Number.isSafeInteger(value) && (value as number) >= 0) quantities[feeCode] = value as number;
    else problems.push({ name: `/form${rule.quantity}`, code: 'FEE_QUANTITY', reason: '收费按此数量计算，应为非负整数' });
  }
  return { quantities: charged ? quantities : null, problems };
}
