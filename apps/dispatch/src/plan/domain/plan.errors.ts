import { defineError } from '@yiwang/kernel';

/** Also the answer for a task of another organisation: whether it exists is nobody else's business. */
export const taskNotFound = defineError('not-found', 'DISPATCH.TASK_NOT_FOUND', { zh: '任务不存在', en: 'no such task' });
export const taskClosed = defineError('conflict', 'DISPATCH.TASK_CLOSED', {
  zh: '任务已办结或已取消',
  en: 'the task is completed or cancelled',
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
  zh: '只有牵头部门可以作出合并决定',
  en: 'only the lead department gives the combined decision',
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
