import { defineError } from '@yiwang/kernel';

/** A producer's fault: an operator decides which of the two facts counts, and the later ones of the case wait for that. */
export const sequenceReused = defineError('conflict', 'MONITORING.SEQUENCE_REUSED', {
  zh: '同一来源对该办件的两个事实使用了同一序号',
  en: 'a source gave one sequence number to two facts of a case',
});
export const caseUnknown = defineError('not-found', 'MONITORING.CASE_NOT_FOUND', {
  zh: '没有该办件的监察记录，或不在管辖范围内',
  en: 'nothing is known of this case, or it is outside your jurisdiction',
});
