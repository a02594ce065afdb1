import { defineError } from '@yiwang/kernel';

/** Also the answer to whoever may not rate the case: whether it exists is nobody else's business. */
export const evaluationNotFound = defineError('not-found', 'EVALUATION.NOT_FOUND', {
  zh: '没有可评价的办件',
  en: 'there is no case of yours to rate',
});
export const linkNotFound = defineError('not-found', 'EVALUATION.LINK_NOT_FOUND', {
  zh: '评价链接无效',
  en: 'there is no such link, or a newer one has replaced it',
});
export const linkUsed = defineError('conflict', 'EVALUATION.LINK_USED', {
  zh: '评价链接已使用',
  en: 'the link has been used',
});
export const linkExpired = defineError('conflict', 'EVALUATION.LINK_EXPIRED', { zh: '评价链接已过期', en: 'the link has expired' });
export const alreadyRated = defineError('conflict', 'EVALUATION.ALREADY_RATED', {
  zh: '已评价；如需补充，请作追评',
  en: 'it has been rated; more can be said in a follow-up',
});
export const invitationExpired = defineError('conflict', 'EVALUATION.EXPIRED', {
  zh: '评价期限已过',
  en: 'the time for rating is over',
});
export const notRatedYet = defineError('conflict', 'EVALUATION.NOT_RATED_YET', {
  zh: '尚未评价，不能追评',
  en: 'there is no rating yet that could be followed up',
});
export const followUpGiven = defineError('conflict', 'EVALUATION.FOLLOW_UP_GIVEN', {
  zh: '追评只能作一次',
  en: 'the follow-up has been given; there is only one',
});
export const followUpExpired = defineError('conflict', 'EVALUATION.FOLLOW_UP_EXPIRED', {
  zh: '追评期限已过',
  en: 'the time for a follow-up is over',
});
export const tagUnfit = defineError('invalid', 'EVALUATION.TAG_UNFIT', {
  zh: '评价标签不存在，或与评价等次不符',
  en: 'a tag is unknown or does not fit the level',
});
export const nothingToRate = defineError('conflict', 'EVALUATION.NOTHING_TO_RATE', {
  zh: '该邀请已不能评价，不再提供链接',
  en: 'nothing can be rated any more through this invitation, so it has no link',
});
