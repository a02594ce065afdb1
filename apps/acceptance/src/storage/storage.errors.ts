import { defineError } from '@yiwang/kernel';

export const fileStoreDown = defineError('unavailable', 'ACCEPTANCE.FILE_STORE_DOWN', {
  zh: '文件存储暂时不可用，请稍后重试',
  en: 'the file store is not reachable at the moment; try again later',
});
export const fileGone = defineError('not-found', 'ACCEPTANCE.FILE_GONE', {
  zh: '文件已不在存储中',
  en: 'the file is not in the store any more',
});
export const fileDamaged = defineError('internal', 'ACCEPTANCE.FILE_DAMAGED', {
  zh: '文件校验失败，内容已损坏或被改动',
  en: 'the stored bytes are not the ones that were put: damaged or changed',
});
