import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import type { InvalidParam } from '@yiwang/kernel';
import { valueAt } from '../../disclosure/json-pointer.js';
import type { CaseState } from './case-state.js';
import { FINISH } from './finish-kind.js';

type Fees = ItemOperationalCore['fees'];
export type FeeTiming = Fees[number]['timing'];

/**
 * 缴费前置 — codes of the item's fees of this timing that are neither paid nor exempted. The item's own list decides, not what payment
 * has told so far: a case cannot slip through before the payable has reached it.
 */
export const unpaidFees = (core: Pick<ItemOperationalCore, 'fees'>, timing: FeeTiming, settled: readonly string[]): string[] =>
  core.fees.filter((fee) => fee.timing === timing && !settled.includes(fee.feeCode)).map(({ feeCode }) => feeCode);

/** 应退时点 — of which fees payment gives the money back when a case ends so; the same rule as its own (REFUNDED_AT_END). */
function givenBack({ acceptedAt, outcome, finishKind }: Pick<CaseState, 'acceptedAt' | 'outcome' | 'finishKind'>): readonly FeeTiming[] {
  const neverAccepted = acceptedAt === null && (finishKind === FINISH.returned || finishKind === FINISH.lapsed);
  if (neverAccepted) return ['beforeAcceptance', 'beforeDecision', 'beforeDelivery'];
  return outcome === 'rejected' ? ['beforeDelivery'] : [];
}

/** What stays settled of an ended case that is opened again: what payment has given back, or is about to, is owed anew. */
export function stillSettled(
  ended: Pick<CaseState, 'acceptedAt' | 'outcome' | 'finishKind' | 'settledFees' | 'exemptedFees'>,
  { fees }: Pick<ItemOperationalCore, 'fees'>,
): string[] {
  const back = givenBack(ended);
  const owed = fees.filter(({ timing }) => back.includes(timing)).map(({ feeCode }) => feeCode);
  return ended.settledFees.filter((feeCode) => !owed.includes(feeCode) || ended.exemptedFees.includes(feeCode));
}

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
