import { defineError } from '@yiwang/kernel';

export const workClosed = defineError('conflict', 'DISPATCH.WORK_CLOSED', {
  zh: '该任务没有待办环节：已办结、已收回，或由部门自有系统办理',
  en: 'no link of this task is open in the workbench: it is done, recalled, or handled by a system of the department',
});
export const turnNotFound = defineError('not-found', 'DISPATCH.TURN_NOT_FOUND', { zh: '待办不存在', en: 'no such turn of the task' });
export const turnDone = defineError('conflict', 'DISPATCH.TURN_DONE', {
  zh: '该待办已办理或已撤回',
  en: 'the turn was done already, or taken back',
});
export const heldByAnother = defineError('conflict', 'DISPATCH.HELD_BY_ANOTHER', {
  zh: '该待办已由他人认领',
  en: 'another officer holds the turn',
});
export const notHeld = defineError('conflict', 'DISPATCH.NOT_HELD', {
  zh: '该待办尚未由本人认领',
  en: 'the turn is not held by the caller',
});
export const notEligible = defineError('forbidden', 'DISPATCH.NOT_ELIGIBLE', {
  zh: '不在该环节的岗位上',
  en: 'not a member of the post of this link',
});
export const samePerson = defineError('forbidden', 'DISPATCH.SAME_PERSON', {
  zh: '该环节与此前的环节应由不同人员办理',
  en: 'the link must be handled by another person than a link before it',
});
export const signsPending = defineError('conflict', 'DISPATCH.SIGNS_PENDING', {
  zh: '仍有会签人员未签署意见',
  en: 'officers asked to countersign have not given their opinion yet',
});
export const notOneOfOne = defineError('conflict', 'DISPATCH.NOT_FOR_COUNTERSIGNERS', {
  zh: '受邀会签人员只能签署意见',
  en: 'an officer invited to countersign gives an opinion and nothing else',
});
export const invitedAlready = defineError('conflict', 'DISPATCH.INVITED_ALREADY', {
  zh: '该人员已在会签名单中，或者就是承办人本人',
  en: 'the officer is asked to countersign already, or holds the turn himself',
});
export const tooManySigns = defineError('conflict', 'DISPATCH.TOO_MANY_SIGNS', {
  zh: '一个环节最多同时邀请20人会签',
  en: 'a link has at most 20 open countersignatures',
});
export const conclusionRequired = defineError('invalid', 'DISPATCH.CONCLUSION_REQUIRED', {
  zh: '最后环节必须给出办理结果',
  en: 'the last link must give the result of the task',
});
export const notLastLink = defineError('conflict', 'DISPATCH.NOT_LAST_LINK', {
  zh: '只有最后环节才能给出办理结果',
  en: 'only the last link gives the result of the task',
});
export const notEarlierLink = defineError('unprocessable', 'DISPATCH.NOT_EARLIER_LINK', {
  zh: '只能退回到此前的环节',
  en: 'a task is returned to a link before the present one only',
});
export const officerUnknown = defineError('unprocessable', 'DISPATCH.OFFICER_UNKNOWN', {
  zh: '本单位没有该工作人员：未在任何岗位上，也未使用过工作台',
  en: 'the organisation has no such officer: a member of no post, and never seen in the workbench',
});
export const processFollowed = defineError('conflict', 'DISPATCH.PROCESS_FOLLOWED', {
  zh: '该任务按本单位设定的流程办理，应在当前环节提交',
  en: 'the task follows a process that its organisation has set: it is handled link by link, by whose turn it is',
});
export const processNotFound = defineError('not-found', 'DISPATCH.PROCESS_NOT_FOUND', { zh: '流程不存在', en: 'no such process' });
export const processInvalid = defineError('unprocessable', 'DISPATCH.PROCESS_INVALID', {
  zh: '流程的环节不完整或自相矛盾',
  en: 'the links of the process are incomplete or contradict each other',
});
export const processNotDraft = defineError('conflict', 'DISPATCH.PROCESS_STATE', {
  zh: '只有草稿可以发布或弃用，只有已发布的流程可以停用',
  en: 'only a draft is published or discarded, only a published process is retired',
});
export const postNotFound = defineError('not-found', 'DISPATCH.POST_NOT_FOUND', { zh: '岗位不存在', en: 'no such post' });
export const postInUse = defineError('conflict', 'DISPATCH.POST_IN_USE', {
  zh: '该岗位用于已发布的流程或未办结的待办',
  en: 'the post is part of a published process, or of an open turn',
});
export const tooManyPosts = defineError('conflict', 'DISPATCH.TOO_MANY_POSTS', {
  zh: '一个单位最多200个岗位，一个岗位最多200人',
  en: 'an organisation has at most 200 posts, a post at most 200 members',
});
export const delegationInvalid = defineError('unprocessable', 'DISPATCH.DELEGATION_INVALID', {
  zh: '委托期限应晚于当前时间且不超过180天，不得委托本人',
  en: 'a delegation ends in the future, lasts at most 180 days, and is given to another officer',
});
export const tooManyDelegations = defineError('conflict', 'DISPATCH.TOO_MANY_DELEGATIONS', {
  zh: '同时生效的委托最多20项',
  en: 'at most 20 delegations of an officer at a time',
});
export const delegationNotFound = defineError('not-found', 'DISPATCH.DELEGATION_NOT_FOUND', { zh: '委托不存在', en: 'no such delegation' });
export const phraseNotFound = defineError('not-found', 'DISPATCH.PHRASE_NOT_FOUND', { zh: '常用意见不存在', en: 'no such phrase' });
export const tooManyPhrases = defineError('conflict', 'DISPATCH.TOO_MANY_PHRASES', {
  zh: '常用意见最多100条',
  en: 'at most 100 phrases of one’s own, and 100 shared ones',
});
export const batchNotFound = defineError('not-found', 'DISPATCH.BATCH_NOT_FOUND', { zh: '批次不存在', en: 'no such batch' });
export const batchKeyReused = defineError('unprocessable', 'DISPATCH.BATCH_KEY_REUSED', {
  zh: '该批次号已用于其他内容',
  en: 'the batch id was used for another content',
});
export const organisationRequired = defineError('forbidden', 'DISPATCH.ORGANISATION_REQUIRED', {
  zh: '仅限单位工作人员使用',
  en: 'for officers of an organisation only',
});
