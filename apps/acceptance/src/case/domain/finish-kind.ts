import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import type { Outcome } from './case-state.js';

/** 出证办结, 补正不来, 办结, 纸质办结 of the national finish kinds 0-7. */
const FINISH_WITH_LICENCE = 0;
export const FINISH_LAPSED = 5;
const FINISH_PLAIN = 6;
const FINISH_ON_PAPER = 7;

/**
 * 办结类型 of a case: what is asked for if it fits the result, otherwise the usual one; undefined when what is asked for does not fit.
 * 出证 needs a licence among the results and an approval; 补正不来 is never chosen, it follows from the correction that did not come.
 */
export function finishKindFor(
  end: Outcome | 'lapsed',
  resultKinds: ItemOperationalCore['resultKinds'],
  asked: number | undefined,
): number | undefined {
  const fitting = kindsOf(end, resultKinds);
  if (asked === undefined) return fitting[0];
  return fitting.includes(asked) ? asked : undefined;
}

function kindsOf(end: Outcome | 'lapsed', resultKinds: ItemOperationalCore['resultKinds']): readonly number[] {
  if (end === 'lapsed') return [FINISH_LAPSED];
  const plain = [FINISH_PLAIN, FINISH_ON_PAPER];
  return end === 'approved' && resultKinds.includes('licence') ? [FINISH_WITH_LICENCE, ...plain] : plain;
}
