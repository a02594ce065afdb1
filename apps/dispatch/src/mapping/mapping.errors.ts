import { defineError } from '@yiwang/kernel';

export const mappingNotFound = defineError('not-found', 'DISPATCH.MAPPING_NOT_FOUND', { zh: '映射不存在', en: 'no such mapping' });
export const mappingInvalid = defineError('invalid', 'DISPATCH.MAPPING_INVALID', {
  zh: '映射表达式不正确',
  en: 'the expression of the mapping is not valid',
});
export const mappingFailed = defineError('unprocessable', 'DISPATCH.MAPPING_FAILED', {
  zh: '映射无法应用于该内容',
  en: 'the mapping cannot be applied to this content',
});
export const mappingTooLong = defineError('unprocessable', 'DISPATCH.MAPPING_TOO_LONG', {
  zh: '映射超过允许的时间、层次或大小',
  en: 'the mapping takes more time, depth or room than is allowed',
});
export const codeUnknown = defineError('unprocessable', 'DISPATCH.MAPPING_CODE_UNKNOWN', {
  zh: '代码不在映射的代码表中',
  en: 'a code is not in the code list of the mapping',
});
export const mappingActive = defineError('conflict', 'DISPATCH.MAPPING_ACTIVE', {
  zh: '该版本已经启用',
  en: 'this version is in force already',
});
export const mappingSampleMissing = defineError('not-found', 'DISPATCH.MAPPING_SAMPLE_NOT_FOUND', {
  zh: '没有可供试算的办件或报文',
  en: 'there is no such task or message of this system to try the mapping on',
});
/** Not an answer to anybody's message: it comes again. */
export const mappingBusy = defineError('unavailable', 'DISPATCH.MAPPING_BUSY', {
  zh: '该系统等待映射的内容过多，请稍后再试',
  en: 'too much of this system waits to be mapped; try again later',
});
export const mappingSamePerson = defineError('conflict', 'DISPATCH.MAPPING_SAME_PERSON', {
  zh: '启用人不能是该版本的起草人',
  en: 'whoever drafted a version does not bring it into force',
});
