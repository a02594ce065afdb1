import { defineError } from '@yiwang/kernel';

export const linkedCaseNotFound = defineError('not-found', 'ACCEPTANCE.LINKED_CASE_NOT_FOUND', {
  zh: '申请人没有这个原办件',
  en: 'the applicant has no such earlier case',
});
export const linkedCaseNotGranted = defineError('conflict', 'ACCEPTANCE.LINKED_CASE_NOT_GRANTED', {
  zh: '原办件没有准予，不能变更、延续或注销',
  en: 'the earlier case granted nothing that could be changed, renewed or cancelled',
});
export const linkedCaseCancelled = defineError('conflict', 'ACCEPTANCE.LINKED_CASE_CANCELLED', {
  zh: '原办件的结果已经注销',
  en: 'what the earlier case granted has been cancelled',
});
export const notADuplicateOf = defineError('not-found', 'ACCEPTANCE.NOT_A_LIKELY_DUPLICATE', {
  zh: '两个办件不是疑似重复件',
  en: 'the two cases are not likely duplicates of each other',
});
