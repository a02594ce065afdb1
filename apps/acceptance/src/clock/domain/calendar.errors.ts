import { defineError } from '@yiwang/kernel';

export const calendarOutOfScope = defineError('forbidden', 'ACCEPTANCE.CALENDAR_OUT_OF_SCOPE', {
  zh: '只能公布本区划及以下区划的工作日历和时限；节假日安排由省级公布',
  en: 'calendars and limits are published for one’s own region and those below; holiday notices by the province',
});
export const publicationInvalid = defineError('invalid', 'ACCEPTANCE.PUBLICATION_INVALID', {
  zh: '公布内容不符合要求，请按 invalidParams 逐项改正',
  en: 'what is to be published does not meet the rules; see invalidParams',
});
export const recountNotFound = defineError('not-found', 'ACCEPTANCE.RECOUNT_NOT_FOUND', {
  zh: '没有这次期限重算',
  en: 'there is no such recount',
});
export const nothingPublished = defineError('not-found', 'ACCEPTANCE.NOTHING_PUBLISHED', {
  zh: '尚未公布',
  en: 'nothing has been published under this year or region',
});
