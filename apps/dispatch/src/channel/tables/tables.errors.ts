import { defineError } from '@yiwang/kernel';

/* Answers that stand in a row of the exchange tables (ANSWER_CODE, ANSWER_TEXT). */

export const projidMissing = defineError('invalid', 'DISPATCH.TABLES_PROJID_MISSING', {
  zh: 'PROJID 为空或超过 21 位',
  en: 'PROJID is missing or has more than 21 characters',
});
export const versionInvalid = defineError('invalid', 'DISPATCH.TABLES_VERSION_INVALID', {
  zh: 'DATAVERSION 应为 1 至 1000000 的整数',
  en: 'DATAVERSION is not a whole number from 1 to 1000000',
});
export const statusUnknown = defineError('invalid', 'DISPATCH.TABLES_STATUS_UNKNOWN', {
  zh: 'SYNC_STATUS 应为 I、U、D',
  en: 'SYNC_STATUS is none of I, U and D',
});
export const timeUnreadable = defineError('invalid', 'DISPATCH.TABLES_TIME_UNREADABLE', {
  zh: '时间缺失或无法识别，应形如 2026-03-02 09:05:00',
  en: 'a time is missing or cannot be read; it looks like 2026-03-02 09:05:00',
});
export const valueMissing = defineError('invalid', 'DISPATCH.TABLES_VALUE_MISSING', {
  zh: '必填列为空',
  en: 'a column that is needed is empty',
});
export const valueTooLong = defineError('invalid', 'DISPATCH.TABLES_VALUE_TOO_LONG', {
  zh: '列的内容超过允许的长度',
  en: 'a column holds more than may be said there',
});
export const wordUnknown = defineError('invalid', 'DISPATCH.TABLES_WORD_UNKNOWN', {
  zh: '列的取值不在约定的字典中',
  en: 'a column holds a word that was not agreed on',
});
export const deleteRefused = defineError('conflict', 'DISPATCH.TABLES_DELETE_REFUSED', {
  zh: '已接收的内容不能撤回',
  en: 'what was taken over cannot be taken back',
});
export const formNotTaken = defineError('unprocessable', 'DISPATCH.TABLES_FORM_NOT_TAKEN', {
  zh: '平台不从此表接收数据：申报与材料由平台写入，部门自办件请通过接口上报',
  en: 'the platform takes nothing from this table; it writes filings and materials itself, and cases of your own counter come by REST',
});
export const rowFailed = defineError('unavailable', 'DISPATCH.TABLES_ROW_FAILED', {
  zh: '平台暂时不能处理，将自动重试',
  en: 'the platform could not take it now and tries again',
});
