import { defineError } from '@yiwang/kernel';

/** Also the answer for a task of another organisation: whether it exists is nobody else's business. */
export const taskNotFound = defineError('not-found', 'DISPATCH.TASK_NOT_FOUND', { zh: '任务不存在', en: 'no such task' });
export const taskClosed = defineError('conflict', 'DISPATCH.TASK_CLOSED', {
  zh: '任务已结束（已办结、退回、转办、收回、已合并决定或取消）',
  en: 'the task is over: completed, returned, handed on, taken back, decided without, or cancelled',
});
export const taskSuspended = defineError('conflict', 'DISPATCH.TASK_SUSPENDED', {
  zh: '任务处于特别程序中，应先恢复办理',
  en: 'the task is suspended for a special procedure; it has to go on first',
});
export const notRecalled = defineError('conflict', 'DISPATCH.NOT_RECALLED', {
  zh: '该任务未被收回，无需确认',
  en: 'the task was not taken back, so there is no recall to acknowledge',
});
export const leadStays = defineError('conflict', 'DISPATCH.LEAD_STAYS', {
  zh: '牵头部门不能退回、转办、单独中止任务或退出办理；应当转报、终止或中止办件',
  en: 'the lead neither returns nor hands on nor suspends its task alone, nor is it released: it forwards, ends or suspends the case',
});
export const notTakingPart = defineError('unprocessable', 'DISPATCH.NOT_TAKING_PART', {
  zh: '该部门不是本办件的参与部门',
  en: 'that department takes no part in this case',
});
export const takesPartAlready = defineError('conflict', 'DISPATCH.TAKES_PART_ALREADY', {
  zh: '该部门已是本办件的参与部门',
  en: 'that department takes part in the case already',
});
export const resultGiven = defineError('conflict', 'DISPATCH.RESULT_GIVEN', {
  zh: '该部门已出具办理结果',
  en: 'that department has given its result already',
});
export const notReturned = defineError('conflict', 'DISPATCH.NOT_RETURNED', {
  zh: '该部门没有退回的任务',
  en: 'that department has not returned its task',
});
export const stagePassed = defineError('conflict', 'DISPATCH.STAGE_OVER', {
  zh: '该阶段已经结束',
  en: 'that stage is over',
});
export const planFull = defineError('conflict', 'DISPATCH.PLAN_FULL', {
  zh: '参与部门最多二十个（含退出的最多六十个），阶段最多九个，会审最多二十次，同一部门最多分派十次',
  en: 'a plan has at most twenty departments at a time and sixty in all, nine stages and twenty reviews, and asks one department ten times',
});
export const refusedAlready = defineError('conflict', 'DISPATCH.REFUSED_ALREADY', {
  zh: '已有部门不同意，联合办理已终止，只能作出不予许可的决定',
  en: 'one department has refused, which ended the joint handling: only a rejection can follow',
});
export const siteVisitCalled = defineError('conflict', 'DISPATCH.SITE_VISIT_CALLED', {
  zh: '联合踏勘只组织一次，本办件已通知过',
  en: 'departments visit a site once, together; a joint site visit has been called already',
});
export const reviewNotFound = defineError('not-found', 'DISPATCH.REVIEW_NOT_FOUND', { zh: '会审不存在', en: 'no such review' });
export const reviewOver = defineError('conflict', 'DISPATCH.REVIEW_OVER', {
  zh: '会审已召开或已取消',
  en: 'the review was held or cancelled already',
});
export const reviewInPast = defineError('unprocessable', 'DISPATCH.REVIEW_IN_PAST', {
  zh: '会审时间应当晚于当前时间',
  en: 'a review can be called for a time to come only',
});
export const caseDecided = defineError('conflict', 'DISPATCH.CASE_DECIDED', {
  zh: '该办件已作出合并决定',
  en: 'the combined decision has been given already',
});
export const wrongPurpose = defineError('conflict', 'DISPATCH.WRONG_PURPOSE', {
  zh: '该操作不适用于此类任务：受理任务只能答复受理结果，办理任务只能提交办理结果或决定',
  en: 'an acceptance task takes an acceptance answer only, a handling task a result or a decision only',
});
export const notLead = defineError('forbidden', 'DISPATCH.NOT_LEAD', {
  zh: '只有牵头部门可以作出合并决定、采取措施、调整方案',
  en: 'only the lead department decides, takes measures and changes the plan',
});
export const caseSuspended = defineError('conflict', 'DISPATCH.CASE_SUSPENDED', {
  zh: '办件处于特别程序中，应先恢复办理',
  en: 'a special procedure is under way; handling has to go on first',
});
export const measureNotPossible = defineError('conflict', 'DISPATCH.MEASURE_NOT_POSSIBLE', {
  zh: '办件当前状态不能采取该措施（特别程序未开始或已开始，或已延长过一次）',
  en: 'the case is not in the state for this measure: suspended already or not at all, or extended once',
});
export const correctionsUsedUp = defineError('conflict', 'DISPATCH.CORRECTIONS_USED_UP', {
  zh: '补正告知的轮次已用完，应当受理或者不予受理',
  en: 'the case was sent back as often as the region allows: accept or refuse it now',
});
export const participantsPending = defineError('conflict', 'DISPATCH.PARTICIPANTS_PENDING', {
  zh: '仍有参与部门未出具办理结果',
  en: 'other departments have not given their result yet',
});
export const reasonRequired = defineError('invalid', 'DISPATCH.REASON_REQUIRED', {
  zh: '不予许可的决定必须说明理由（行政许可法第三十八条）',
  en: 'a rejection must state its reason (行政许可法 art. 38)',
});
export const stepBackdated = defineError('unprocessable', 'DISPATCH.STEP_BACKDATED', {
  zh: '环节开始时间早于上一环节结束时间或任务分派时间',
  en: 'the step starts before the previous step ended, or before the task was assigned',
});
export const stepReversed = defineError('unprocessable', 'DISPATCH.STEP_REVERSED', {
  zh: '环节结束时间早于开始时间',
  en: 'the step ends before it starts',
});
export const stepInFuture = defineError('unprocessable', 'DISPATCH.STEP_IN_FUTURE', {
  zh: '环节时间晚于当前时间',
  en: 'the step lies in the future',
});
export const tooManySteps = defineError('conflict', 'DISPATCH.TOO_MANY_STEPS', {
  zh: '一个任务最多记录500个环节',
  en: 'a task has at most 500 steps',
});
export const fieldNotVisible = defineError('forbidden', 'DISPATCH.FIELD_NOT_VISIBLE', {
  zh: '申请的表单字段不在本部门可见范围内',
  en: 'the item does not show these form fields to this department',
});
