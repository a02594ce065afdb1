import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import type { Outcome } from './case-state.js';

/** 办结类型, the national finish kinds 0–7: 出证, 退回, 作废, 删除, 转报, 补正不来, 办结, 纸质办结. */
export const FINISH = { licence: 0, returned: 1, voided: 2, deleted: 3, forwarded: 4, lapsed: 5, plain: 6, onPaper: 7 } as const;
export const FINISH_NAMES = ['出证办结', '退回办结', '作废办结', '删除办结', '转报办结', '补正不来办结', '办结', '纸质办结'] as const;

export const finishName = (kind: number): string => FINISH_NAMES[kind] ?? String(kind);

/**
 * 办结类型 of a decided case: what is asked for if it fits the result, otherwise the usual one; undefined when what is asked for does not
 * fit. 出证 needs a licence among the results and an approval; the kinds without a decision follow from the move that ends the case.
 */
export function finishKindFor(
  end: Outcome,
  resultKinds: ItemOperationalCore['resultKinds'],
  asked: number | undefined,
): number | undefined {
  const plain: readonly number[] = [FINISH.plain, FINISH.onPaper];
  const fitting = end === 'approved' && resultKinds.includes('licence') ? [FINISH.licence, ...plain] : plain;
  if (asked === undefined) return fitting[0];
  return fitting.includes(asked) ? asked : undefined;
}

/** 作废 at any time before the decision; 删除 only before acceptance, of what never was an application. */
export const canCancelAs = (finishKind: number, accepted: boolean): boolean =>
  finishKind === FINISH.voided || (finishKind === FINISH.deleted && !accepted);
