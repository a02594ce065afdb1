import { defineError } from '@yiwang/kernel';

export const badCharset = defineError('invalid', 'DISPATCH.EXCHANGE_CHARSET', {
  zh: '报文字符集不正确：只接受 UTF-8 或 GB18030，且内容须与声明一致',
  en: 'the bytes are not of the character set; UTF-8 and GB18030 are taken',
});
export const formMalformed = defineError('invalid', 'DISPATCH.EXCHANGE_FORM', {
  zh: '表单报文格式不正确',
  en: 'the form is malformed, or has a field twice or too many fields',
});
export const xmlMalformed = defineError('invalid', 'DISPATCH.EXCHANGE_XML', {
  zh: 'XML 报文格式不正确',
  en: 'the XML is not well-formed',
});
export const xmlForbidden = defineError('invalid', 'DISPATCH.EXCHANGE_XML_FORBIDDEN', {
  zh: 'XML 报文不得包含 DOCTYPE、实体定义或处理指令',
  en: 'the XML has a DOCTYPE or a processing instruction, which are not taken',
});
export const xmlTooLarge = defineError('invalid', 'DISPATCH.EXCHANGE_XML_TOO_LARGE', {
  zh: 'XML 报文的层次、元素或内容过多',
  en: 'the XML has too many levels, elements, attributes or too much text',
});
export const fieldInvalid = defineError('invalid', 'DISPATCH.EXCHANGE_FIELD', {
  zh: '字段缺失或不符合要求',
  en: 'a field is missing or not as documented',
});
export const valueUnknown = defineError('unprocessable', 'DISPATCH.EXCHANGE_VALUE', {
  zh: '字段取值不在代码表中，或与其他字段矛盾',
  en: 'a value is in no code list, or contradicts another field',
});
export const notThisSystem = defineError('forbidden', 'DISPATCH.EXCHANGE_SYSTEM', {
  zh: '调用方不是已登记的 XML 接口系统，或 BELONGSYSTEM 与其接入编码不符',
  en: 'the caller is no registered system of the XML interface, or BELONGSYSTEM is not its code',
});
export const underTest = defineError('conflict', 'DISPATCH.EXCHANGE_TESTING', {
  zh: '该系统尚在联调，只能办理测试办件',
  en: 'the system is being tested, and may speak about its test cases only',
});
export const numberUnknown = defineError('not-found', 'DISPATCH.EXCHANGE_NUMBER_UNKNOWN', {
  zh: '申报号不是由本平台发给该系统的',
  en: 'the case number was not given to this system',
});
export const numberTaken = defineError('conflict', 'DISPATCH.EXCHANGE_NUMBER_TAKEN', {
  zh: '该申报号已用于另一办件',
  en: 'another case was reported under this number',
});
export const notAccepting = defineError('conflict', 'DISPATCH.EXCHANGE_NOT_ACCEPTING', {
  zh: '该事项由窗口受理，不予受理应由窗口作出',
  en: 'the window accepts this item, so that a refusal is its to give',
});
export const passwordWrong = defineError('unauthenticated', 'DISPATCH.EXCHANGE_LOGIN', {
  zh: '账号或密码不正确',
  en: 'the login name or the password is wrong',
});
export const neighbourAway = defineError('unavailable', 'DISPATCH.EXCHANGE_UNAVAILABLE', {
  zh: '平台暂不可用，请稍后重发',
  en: 'the platform cannot take it now; send it again later',
});
