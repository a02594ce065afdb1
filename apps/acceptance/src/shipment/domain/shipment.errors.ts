import { defineError } from '@yiwang/kernel';

export const shipmentNotFound = defineError('not-found', 'ACCEPTANCE.SHIPMENT_NOT_FOUND', {
  zh: '没有这个快件',
  en: 'there is no such shipment',
});
export const shipmentUnderWay = defineError('conflict', 'ACCEPTANCE.SHIPMENT_UNDER_WAY', {
  zh: '结果已交快递寄送，妥投或退回之前不能再次送达',
  en: 'a courier has the result; until it is delivered or returned it cannot be delivered again',
});
export const shipmentNotParked = defineError('conflict', 'ACCEPTANCE.SHIPMENT_NOT_PARKED', {
  zh: '只有搁置的快件可以重试',
  en: 'only a parked shipment is retried by hand',
});
export const shipmentNotCancellable = defineError('conflict', 'ACCEPTANCE.SHIPMENT_NOT_CANCELLABLE', {
  zh: '等待下单或已结束的快件不能取消',
  en: 'a shipment that the courier is just being asked to take, or that is over, cannot be cancelled',
});
export const courierNotOpen = defineError('conflict', 'ACCEPTANCE.COURIER_NOT_OPEN', {
  zh: '本平台未开通快递送达',
  en: 'no courier is configured here',
});
export const courierNotFound = defineError('not-found', 'ACCEPTANCE.COURIER_NOT_FOUND', {
  zh: '没有这个快递渠道',
  en: 'there is no such courier, or it is not open',
});
export const courierAway = defineError('unavailable', 'ACCEPTANCE.COURIER_AWAY', {
  zh: '快递系统没有应答',
  en: 'the courier does not answer',
});
export const courierRefused = defineError('unavailable', 'ACCEPTANCE.COURIER_REFUSED', {
  zh: '快递系统没有接受下单',
  en: 'the courier did not take the order',
});
export const courierAnswerUnreadable = defineError('unavailable', 'ACCEPTANCE.COURIER_ANSWER_UNREADABLE', {
  zh: '快递系统的应答没有可用的运单号',
  en: 'the courier’s answer has no tracking number that can be used',
});
export const callbackForged = defineError('unauthenticated', 'ACCEPTANCE.COURIER_CALLBACK_FORGED', {
  zh: '回调签名不正确',
  en: 'the signature of the callback is wrong',
});
export const callbackStale = defineError('unauthenticated', 'ACCEPTANCE.COURIER_CALLBACK_STALE', {
  zh: '回调时间戳已过期',
  en: 'the callback was signed too long ago',
});
export const callbackMalformed = defineError('invalid', 'ACCEPTANCE.COURIER_CALLBACK_MALFORMED', {
  zh: '回调内容不可识别',
  en: 'the callback cannot be read',
});
