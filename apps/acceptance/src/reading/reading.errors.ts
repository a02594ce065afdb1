import { defineError } from '@yiwang/kernel';

/** One answer for a number that is not there and for a code that is wrong: nobody learns which cases exist. */
export const progressNotFound = defineError('not-found', 'ACCEPTANCE.PROGRESS_NOT_FOUND', {
  zh: '申报号或查询码不正确',
  en: 'the case number or the query code is not right',
});
export const workListOutOfReach = defineError('forbidden', 'ACCEPTANCE.WORK_LIST_OUT_OF_REACH', {
  zh: '只能查看本行政区域或本单位的办件',
  en: 'only cases of one’s own region or organisation can be listed',
});
export const exportNotFound = defineError('not-found', 'ACCEPTANCE.EXPORT_NOT_FOUND', {
  zh: '没有这个导出任务',
  en: 'there is no such export',
});
export const exportNotReady = defineError('conflict', 'ACCEPTANCE.EXPORT_NOT_READY', {
  zh: '导出尚未完成',
  en: 'the export is not finished',
});
export const exportsUnderWay = defineError('conflict', 'ACCEPTANCE.EXPORTS_UNDER_WAY', {
  zh: '您有太多未完成的导出任务，请等待其完成或取消',
  en: 'too many of your exports are still under way; wait for them or cancel one',
});
export const liveBusy = defineError('unavailable', 'ACCEPTANCE.LIVE_BUSY', {
  zh: '实时进度的订阅已满，请稍后重试',
  en: 'too many live streams are open; try again later',
});
