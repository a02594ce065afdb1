import { defineError } from '@yiwang/kernel';

/** Also the answer for another body's handling case. */
export const handlingNotFound = defineError('not-found', 'EVALUATION.HANDLING_NOT_FOUND', {
  zh: '没有这个差评处置件',
  en: 'there is no such handling case',
});
export const wrongState = defineError('conflict', 'EVALUATION.WRONG_STATE', {
  zh: '差评处置的当前环节不允许该操作',
  en: 'the handling case is not at this step',
});
export const notIndependent = defineError('forbidden', 'EVALUATION.NOT_INDEPENDENT', {
  zh: '该操作应由未经手此件的人员办理',
  en: 'somebody else has to do this: you have had a part in the matter',
});
export const wasReached = defineError('conflict', 'EVALUATION.WAS_REACHED', {
  zh: '回访已联系上评价人，不能认定为无法联系',
  en: 'the person was reached, so the finding cannot be that nobody could be',
});
export const extensionUsed = defineError('conflict', 'EVALUATION.EXTENSION_USED', {
  zh: '延期只能申请一次',
  en: 'an extension may be asked for only once',
});
export const extensionTooLate = defineError('conflict', 'EVALUATION.EXTENSION_TOO_LATE', {
  zh: '反馈期限已过，不能再延期',
  en: 'the limit has passed and cannot be extended any more',
});
export const extensionNotRequested = defineError('conflict', 'EVALUATION.EXTENSION_NOT_REQUESTED', {
  zh: '没有待批准的延期申请',
  en: 'no extension waits for approval',
});
