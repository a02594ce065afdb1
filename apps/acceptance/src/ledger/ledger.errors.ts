import { defineError } from '@yiwang/kernel';

export const anchorNotFound = defineError('not-found', 'ACCEPTANCE.ANCHOR_NOT_FOUND', {
  zh: '没有这个台账锚定',
  en: 'there is no such anchor of the ledger',
});
