import { defineError } from '@yiwang/kernel';

export const calendarMissing = defineError('conflict', 'ACCEPTANCE.CALENDAR_MISSING', {
  zh: '决定机关所在区划没有工作日历，不能计算期限，请先公布该区划的工作日历',
  en: 'the region of the deciding authority has no working calendar, so no time limit can be counted; its calendar must be published first',
});
