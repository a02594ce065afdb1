import { defineError } from '@yiwang/kernel';

export const notAPerson = defineError('forbidden', 'AUTH.ACT_AS_PERSON', {
  zh: '请切换到本人身份后再操作',
  en: 'this is done by a person for himself: switch to that identity',
});
export const verifyYourselfFirst = defineError('forbidden', 'AUTH.REAL_NAME_LEVEL_TOO_LOW', {
  zh: '实名等级不足，请先完成高级实名认证',
  en: 'who acts for an enterprise is real-name verified at the highest level first',
});
/** One answer for an enterprise that is not there and for one that somebody else represents. */
export const notRepresentative = defineError('forbidden', 'AUTH.NOT_REPRESENTATIVE', {
  zh: '您不是该法人登记在册的法定代表人，或者未以该法人的法定代表人身份操作',
  en: 'the register does not name you as the representative of this enterprise, or you do not act as that',
});
export const enterpriseClosed = defineError('conflict', 'AUTH.ENTERPRISE_CLOSED', {
  zh: '该法人已注销或吊销',
  en: 'the enterprise is deregistered',
});
export const enterpriseRegistered = defineError('conflict', 'AUTH.ENTERPRISE_REGISTERED', {
  zh: '该法人已由前任法定代表人注册，请办理接管',
  en: 'a former representative has registered the enterprise: take it over',
});
export const registerUnavailable = defineError('unavailable', 'AUTH.REGISTER_UNAVAILABLE', {
  zh: '登记信息暂时无法核验，请稍后重试',
  en: 'the register of enterprises cannot be asked at the moment; try again later',
});
export const claimedTooOften = defineError('too-many', 'AUTH.ENTERPRISES_CLAIMED_TOO_OFTEN', {
  zh: '核验次数过多，请稍后再试',
  en: 'the register was asked too often for you; try again later',
});
export const agentUnknown = defineError('unprocessable', 'AUTH.AGENT_UNKNOWN', {
  zh: '没有该用户；请经办人出示本人的用户编号',
  en: 'there is no such user: the agent himself shows his user id',
});
export const agentIsRepresentative = defineError('conflict', 'AUTH.AGENT_IS_REPRESENTATIVE', {
  zh: '法定代表人无需授权',
  en: 'the representative himself needs no authorisation',
});
export const alreadyOffered = defineError('conflict', 'AUTH.AUTHORISATION_OFFERED', {
  zh: '对该经办人已有待接受的授权，请先撤回',
  en: 'an authorisation for this agent waits for his answer: revoke it first',
});
export const authorisationNotFound = defineError('not-found', 'AUTH.AUTHORISATION_NOT_FOUND', {
  zh: '没有该授权',
  en: 'there is no such authorisation',
});
export const authorisationEnded = defineError('conflict', 'AUTH.AUTHORISATION_ENDED', {
  zh: '该授权已撤销、被拒绝、被替换或过期',
  en: 'the authorisation is over: revoked, declined, replaced or expired',
});
export const enterpriseAccountDisabled = defineError('conflict', 'AUTH.ACCOUNT_OF_ENTERPRISE_DISABLED', {
  zh: '您在该法人的账号已被停用',
  en: 'your account for this enterprise is disabled',
});
export const periodUnfit = defineError('invalid', 'AUTH.AUTHORISATION_PERIOD', {
  zh: '授权期限应在将来结束、晚于开始时间，且不超过最长期限',
  en: 'an authorisation ends in the future, after its beginning, and within the longest period allowed',
});
