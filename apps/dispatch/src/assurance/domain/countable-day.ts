import { defineError } from '@yiwang/kernel';
import { boundsOf, chinaDay } from './china-day.js';

export const dayToCome = defineError('unprocessable', 'DISPATCH.DAY_TO_COME', {
  zh: '对账日期晚于当前日期',
  en: 'this day has not begun',
});
export const dayTooOld = defineError('unprocessable', 'DISPATCH.DAY_TOO_OLD', {
  zh: '该日的消息已超过保存期限，对账结果不再变动',
  en: 'the messages of this day are kept no longer; its count stands as it is',
});

const DAY_MS = 86_400_000;

/** Of a day whose messages are gone there is nothing to count any more. @throws DISPATCH.DAY_TO_COME, DISPATCH.DAY_TOO_OLD */
export function demandCountable(day: string, now: Date, keptDays: number): void {
  if (day > chinaDay(now)) throw dayToCome();
  if (boundsOf(day).from.getTime() < now.getTime() - keptDays * DAY_MS) throw dayTooOld();
}
