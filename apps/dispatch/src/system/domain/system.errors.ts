import { defineError } from '@yiwang/kernel';

/** Also the answer for a system of a region that is not the caller's. */
export const systemNotFound = defineError('not-found', 'DISPATCH.SYSTEM_NOT_FOUND', { zh: '没有该部门系统', en: 'no such system' });
export const systemOutOfScope = defineError('forbidden', 'DISPATCH.SYSTEM_OUT_OF_SCOPE', {
  zh: '只能登记本区域部门的系统',
  en: 'the department does not belong to your region',
});
export const systemMoveRefused = defineError('conflict', 'DISPATCH.SYSTEM_MOVE_REFUSED', {
  zh: '系统当前接入状态不能进行该操作',
  en: 'the system is not in the state for this',
});
export const systemCodeTaken = defineError('conflict', 'DISPATCH.SYSTEM_CODE_TAKEN', {
  zh: '接入编码或接入方标识已被另一系统使用',
  en: 'another system has this code or this client',
});
export const topicTaken = defineError('conflict', 'DISPATCH.SYSTEM_TOPIC_TAKEN', {
  zh: '该部门已有另一系统使用部门主题，请将 topic 设为 own',
  en: 'another system of the department reads the topic of the department: set topic to own',
});
export const settingsInvalid = defineError('invalid', 'DISPATCH.SYSTEM_SETTINGS_INVALID', {
  zh: '接入参数不符合对接方式的要求',
  en: 'the settings are not what the channel needs',
});
export const channelUnavailable = defineError('unprocessable', 'DISPATCH.SYSTEM_CHANNEL_UNAVAILABLE', {
  zh: '平台未启用该对接方式',
  en: 'this installation does not offer the channel',
});
export const secretNotIssued = defineError('conflict', 'DISPATCH.SYSTEM_SECRET_NOT_ISSUED', {
  zh: '该对接方式的密钥不由平台签发',
  en: 'the platform makes no secret for this channel',
});
export const secretNotTaken = defineError('conflict', 'DISPATCH.SYSTEM_SECRET_NOT_TAKEN', {
  zh: '该对接方式不需要部门提供密钥',
  en: 'the department gives no secret for this channel',
});
export const secretMissing = defineError('conflict', 'DISPATCH.SYSTEM_SECRET_MISSING', {
  zh: '系统尚未配置密钥',
  en: 'the system has no secret yet',
});
export const samePerson = defineError('conflict', 'DISPATCH.SYSTEM_SAME_PERSON', {
  zh: '审批人不能是登记人或最后修改人',
  en: 'whoever registered or last changed a system does not approve it',
});
export const notConformant = defineError('conflict', 'DISPATCH.SYSTEM_NOT_CONFORMANT', {
  zh: '系统以当前参数尚未通过一致性检测',
  en: 'the system as it is now has passed no conformance run',
});
export const otherSystemLive = defineError('conflict', 'DISPATCH.SYSTEM_OTHER_LIVE', {
  zh: '该部门已有另一个承接全部事项的系统上线',
  en: 'another live system of the department takes all of its items',
});
export const itemRouted = defineError('conflict', 'DISPATCH.SYSTEM_ITEM_ROUTED', {
  zh: '事项已由该部门的另一系统承接',
  en: 'an item goes to another system of the department already',
});
export const runUnderWay = defineError('conflict', 'DISPATCH.CONFORMANCE_UNDER_WAY', {
  zh: '该系统的一致性检测正在进行',
  en: 'a conformance run of the system is under way',
});
export const runNotFound = defineError('not-found', 'DISPATCH.CONFORMANCE_NOT_FOUND', {
  zh: '没有该次一致性检测',
  en: 'no such conformance run',
});
export const testItemUnknown = defineError('unprocessable', 'DISPATCH.TEST_ITEM_UNKNOWN', {
  zh: '没有该事项，或该部门不参与办理',
  en: 'there is no such item, or the department takes no part in it',
});
