import { defineError } from '@yiwang/kernel';

export const notificationNotFound = defineError('not-found', 'NOTIFICATION.NOT_FOUND', {
  zh: '没有该通知',
  en: 'there is no such notification',
});
export const wrongState = defineError('conflict', 'NOTIFICATION.WRONG_STATE', {
  zh: '通知的当前状态不允许该操作',
  en: 'the state of the notification does not allow this',
});
export const templateUnfit = defineError('internal', 'NOTIFICATION.TEMPLATE_UNFIT', {
  zh: '没有模板，或模板中的变量没有值',
  en: 'there is no template, or it names a value that the event does not have',
});
export const gatewayAway = defineError('unavailable', 'NOTIFICATION.GATEWAY_AWAY', {
  zh: '短信网关无应答',
  en: 'the message gateway does not answer',
});
export const gatewayRefused = defineError('unavailable', 'NOTIFICATION.GATEWAY_REFUSED', {
  zh: '短信网关拒绝',
  en: 'the message gateway refused the message',
});
