import type { InvalidParam } from '@yiwang/kernel';
import type { ItemDefinition } from './item-definition.js';

/** 计划生效 and 计划取消 lie ahead: nothing takes effect or ends in the past. */
export const inPast = (name: string): InvalidParam => ({ name, code: 'EFFECTIVE_IN_PAST', reason: '计划日期不得早于当前时间' });

/** Nothing begins after the item's own end. */
export const afterEnd = (name: string): InvalidParam => ({
  ...{ name, code: 'AFTER_PLANNED_CANCELLATION', reason: '计划生效日期晚于该事项的计划取消日期' },
});

const hasPassed = (at: string | null | undefined, now: Date): boolean => Boolean(at) && Date.parse(at!) < now.getTime();

/** The planned dates of a definition that had passed when it was written down. */
export const pastDates = ({ from, to }: ItemDefinition['validity'], now: Date): InvalidParam[] => [
  ...(hasPassed(from, now) ? [inPast('/validity/from')] : []),
  ...(hasPassed(to, now) ? [inPast('/validity/to')] : []),
];
