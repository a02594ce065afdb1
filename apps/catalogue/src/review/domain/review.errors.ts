import { defineError } from '@yiwang/kernel';

export const draftUnderReview = defineError('conflict', 'CATALOGUE.DRAFT_UNDER_REVIEW', {
  zh: '该草稿正在审核中，审核结束前内容不可改动、不可发布',
  en: 'the draft is under review: until that ends its content stays as it is, and it is not published',
});
export const reviewNeeded = defineError('conflict', 'CATALOGUE.REVIEW_NEEDED', {
  zh: '该内容未经审核通过，不能发布',
  en: 'no review has passed this content, so it cannot be published',
});
export const reviewNotFound = defineError('not-found', 'CATALOGUE.REVIEW_NOT_FOUND', { zh: '审核不存在', en: 'no such review' });
export const roundNotFound = defineError('not-found', 'CATALOGUE.REVIEW_ROUND_NOT_FOUND', {
  zh: '该轮次不存在',
  en: 'the review has no such round',
});
export const notADraft = defineError('conflict', 'CATALOGUE.NOT_A_DRAFT', {
  zh: '只有草稿可以报送审核',
  en: 'only a draft is reported for review',
});
export const reviewPassedAlready = defineError('conflict', 'CATALOGUE.REVIEW_PASSED_ALREADY', {
  zh: '该内容已审核通过，无需再次报送',
  en: 'this content has passed its review already',
});
export const reviewRoundsSpent = defineError('conflict', 'CATALOGUE.REVIEW_ROUNDS_SPENT', {
  zh: '已满最多报送轮次，不能再次报送',
  en: 'the draft was reported as often as the procedure allows',
});
export const reviewMovedOn = defineError('conflict', 'CATALOGUE.REVIEW_MOVED_ON', {
  zh: '该审核已不在您所见的轮次或环节，请重新查看',
  en: 'the review is no longer in the round and step that you saw',
});
export const reviewBegun = defineError('conflict', 'CATALOGUE.REVIEW_BEGUN', {
  zh: '本轮已有审核意见，不能撤回报送',
  en: 'somebody has given an opinion in this round, so its report stays',
});
export const withdrawalsSpent = defineError('conflict', 'CATALOGUE.WITHDRAWALS_SPENT', {
  zh: '撤回报送次数已满，不能再次撤回',
  en: 'reports of this draft were withdrawn as often as the procedure allows',
});
export const notYourStep = defineError('forbidden', 'CATALOGUE.NOT_YOUR_STEP', {
  zh: '您的岗位不负责该审核环节',
  en: 'this step of the review is not for your post',
});
export const ownSubmission = defineError('forbidden', 'CATALOGUE.OWN_SUBMISSION', {
  zh: '不得审核本人报送的事项',
  en: 'nobody reviews what he reported himself',
});
export const nothingToReport = defineError('conflict', 'CATALOGUE.NOTHING_TO_REPORT', {
  zh: '该部门没有可报送的草稿',
  en: 'the department has no draft that could be reported',
});
