import { defineError } from '@yiwang/kernel';

export const payableNotFound = defineError('not-found', 'PAYMENT.PAYABLE_NOT_FOUND', {
  zh: '没有这笔应缴款',
  en: 'there is no such payable',
});
export const orderNotFound = defineError('not-found', 'PAYMENT.ORDER_NOT_FOUND', { zh: '没有这个缴费订单', en: 'there is no such order' });
export const refundNotFound = defineError('not-found', 'PAYMENT.REFUND_NOT_FOUND', { zh: '没有这笔退款', en: 'there is no such refund' });
export const channelNotFound = defineError('not-found', 'PAYMENT.CHANNEL_NOT_FOUND', {
  zh: '没有这个缴费渠道',
  en: 'there is no such channel, or it is not open',
});
export const notDue = defineError('conflict', 'PAYMENT.NOT_DUE', {
  zh: '该款已缴清、减免或关闭，无需缴纳',
  en: 'it is paid, exempted or closed already',
});
export const orderClosed = defineError('conflict', 'PAYMENT.ORDER_CLOSED', {
  zh: '该订单已关闭，请重新下单',
  en: 'this order was taken back meanwhile; what is still due needs a new one',
});
export const payableExpired = defineError('conflict', 'PAYMENT.PAYABLE_EXPIRED', {
  zh: '已超过缴款期限，请联系执收单位重开',
  en: 'the time for paying has run out; the collecting body can renew it',
});
export const notExpired = defineError('conflict', 'PAYMENT.NOT_EXPIRED', {
  zh: '只有逾期未缴的款项可以重开',
  en: 'only what expired unpaid can be renewed',
});
export const caseOver = defineError('conflict', 'PAYMENT.CASE_OVER', { zh: '办件已终止', en: 'the case has ended' });
export const notMismatched = defineError('conflict', 'PAYMENT.NOT_MISMATCHED', {
  zh: '只有金额不符的订单可以人工退回',
  en: 'only an order that was paid in another amount is returned by hand',
});
export const channelUnavailable = defineError('unavailable', 'PAYMENT.CHANNEL_UNAVAILABLE', {
  zh: '缴费渠道暂时不可用，请稍后重试',
  en: 'the channel does not answer; repeat the request with the same key',
});
export const sandboxOrderClosed = defineError('conflict', 'PAYMENT.SANDBOX_ORDER_CLOSED', {
  zh: '沙箱订单已关闭或过期',
  en: 'the order of the sandbox is closed or expired',
});
export const callbackForged = defineError('unauthenticated', 'PAYMENT.CALLBACK_FORGED', {
  zh: '回调签名不正确',
  en: 'the signature of the callback is wrong',
});
export const callbackStale = defineError('unauthenticated', 'PAYMENT.CALLBACK_STALE', {
  zh: '回调时间戳已过期',
  en: 'the callback was signed too long ago',
});
export const callbackMalformed = defineError('invalid', 'PAYMENT.CALLBACK_MALFORMED', {
  zh: '回调内容不可识别',
  en: 'the callback cannot be read',
});
