import { type AppError, defineError } from '@yiwang/kernel';

export const systemUnknown = defineError('forbidden', 'DISPATCH.SYSTEM_UNKNOWN', {
  zh: '调用方不是已接入的部门系统',
  en: 'the caller is no system that a department has connected',
});
export const messageInvalid = defineError('invalid', 'DISPATCH.MESSAGE_INVALID', {
  zh: '报文内容不符合该类报文的格式',
  en: 'the message is not of the form of its type',
});
/** 办件编号有误 — of the same code: a message whose case number is none is not of the form of its type. */
export const caseNoInvalid = (): AppError =>
  messageInvalid({
    detail: {
      zh: '报文内容不符合该类报文的格式：/caseNo 不是办件编号',
      en: 'the message is not of the form of its type: /caseNo is no case number',
    },
  });
export const messageChanged = defineError('unprocessable', 'DISPATCH.MESSAGE_CHANGED', {
  zh: '同一编号、类型和版本的报文内容与首次上报不一致；更正时应当增加版本号',
  en: 'a message of this number, type and version said something else; a correction needs a higher version',
});
/** Not an end: the message waits for as long as the rule of its type says, and ends with this code when nothing came. */
export const predecessorMissing = defineError('conflict', 'DISPATCH.PREDECESSOR_MISSING', {
  zh: '前序报文或任务尚未到达',
  en: 'what has to come before this message has not come',
});
export const taskAmbiguous = defineError('conflict', 'DISPATCH.TASK_AMBIGUOUS', {
  zh: '该办件下本系统有多个任务，应当指明任务编号',
  en: 'this system has several tasks of the case; name the task by its id',
});
export const taskNotNamed = defineError('invalid', 'DISPATCH.TASK_NOT_NAMED', {
  zh: '报文未指明任务或办件',
  en: 'the message names neither a task nor a case',
});
export const clockAhead = defineError('unprocessable', 'DISPATCH.CLOCK_AHEAD', {
  zh: '部门系统时钟超前，超过允许的误差',
  en: 'the clock of the system is ahead by more than is tolerated',
});
export const lateResult = defineError('conflict', 'DISPATCH.RESULT_LATE', {
  zh: '结果在合并决定之后到达，已记录，不影响决定',
  en: 'the result came after the combined decision; it is on record and changes nothing',
});
export const messageNotFound = defineError('not-found', 'DISPATCH.MESSAGE_NOT_FOUND', { zh: '报文不存在', en: 'no such message' });
export const messageSettled = defineError('conflict', 'DISPATCH.MESSAGE_SETTLED', {
  zh: '报文已生效，不能重放',
  en: 'the message has taken effect and cannot be replayed',
});
export const messageForgotten = defineError('conflict', 'DISPATCH.MESSAGE_FORGOTTEN', {
  zh: '报文内容已超过保存期限',
  en: 'what the message said is kept no longer',
});
export const ruleUnknown = defineError('not-found', 'DISPATCH.INTAKE_RULE_NOT_FOUND', {
  zh: '没有该类报文的规则',
  en: 'no rule of such a type',
});
export const recordUnreadable = defineError('invalid', 'DISPATCH.RECORD_UNREADABLE', {
  zh: '记录不是可以解析的报文',
  en: 'the record cannot be read as a message',
});
export const recordWithoutKey = defineError('invalid', 'DISPATCH.RECORD_WITHOUT_KEY', {
  zh: '记录没有键：键应为办件编号，否则同一办件的先后次序无法保证',
  en: 'the record has no key; it must be the case number, or the order within a case is lost',
});
export const recordKeyWrong = defineError('invalid', 'DISPATCH.RECORD_KEY_WRONG', {
  zh: '记录的键与报文的办件编号不一致',
  en: 'the key of the record is not the case number of its message',
});
export const recordFailed = defineError('internal', 'DISPATCH.RECORD_FAILED', {
  zh: '处理该记录时反复出错，已搁置',
  en: 'handling the record failed again and again; it was put aside',
});
export const messageOutdated = defineError('conflict', 'DISPATCH.MESSAGE_OUTDATED', {
  zh: '该报文的更高版本已经上报',
  en: 'a later version of this message is here already',
});
/** Not an answer to the message, of which nothing is kept: it comes again once fewer wait. */
export const tooManyWaiting = defineError('unavailable', 'DISPATCH.TOO_MANY_WAITING', {
  zh: '本系统等待前序的报文过多，请稍后原样重报',
  en: 'too many messages of this system wait for what has to come before them; send it again later',
});
export const messageFailed = defineError('internal', 'DISPATCH.MESSAGE_FAILED', {
  zh: '处理该报文时反复出错，等待已到期',
  en: 'handling the message failed again and again until its time was over',
});
