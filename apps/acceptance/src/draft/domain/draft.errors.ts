import { defineError } from '@yiwang/kernel';

export const draftNotFound = defineError('not-found', 'ACCEPTANCE.DRAFT_NOT_FOUND', {
  zh: '没有这份暂存申请，或已过期',
  en: 'there is no such draft, or it has expired',
});
export const draftSubmitted = defineError('conflict', 'ACCEPTANCE.DRAFT_SUBMITTED', {
  zh: '这份暂存申请已经提交',
  en: 'the draft has been submitted already',
});
export const draftTooLarge = defineError('too-large', 'ACCEPTANCE.DRAFT_TOO_LARGE', { zh: '暂存内容过大', en: 'the draft is too large' });
export const tooManyDrafts = defineError('conflict', 'ACCEPTANCE.TOO_MANY_DRAFTS', {
  zh: '暂存申请过多，请先提交或删除一些',
  en: 'there are too many drafts; submit or discard some first',
});
export const draftItemFixed = defineError('invalid', 'ACCEPTANCE.DRAFT_ITEM_FIXED', {
  zh: '暂存申请的事项和版本不能修改',
  en: 'the items of a draft and their versions stay; adopt a version, or begin another draft',
});
export const fieldLocked = defineError('invalid', 'ACCEPTANCE.FIELD_LOCKED', {
  zh: '预填的锁定字段不能修改',
  en: 'a locked field keeps the value that was filled in',
});
