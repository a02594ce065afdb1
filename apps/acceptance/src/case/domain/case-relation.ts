/** 变更, 延续, 注销 — what a later case does to what an earlier one gave. */
export const CASE_RELATIONS = ['change', 'renewal', 'cancellation'] as const;
export type CaseRelation = (typeof CASE_RELATIONS)[number];
