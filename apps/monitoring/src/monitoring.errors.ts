import { defineError } from '@yiwang/kernel';

export const caseUnknown = defineError('not-found', 'MONITORING.CASE_NOT_FOUND', {
  zh: '没有该办件的监察记录，或不在管辖范围内',
  en: 'nothing is known of this case, or it is outside your jurisdiction',
});
