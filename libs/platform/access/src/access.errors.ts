import { defineError } from '@yiwang/kernel';

export const tokenMissing = defineError('unauthenticated', 'ACCESS.TOKEN_MISSING', { zh: '请先登录', en: 'an access token is required' });
export const tokenInvalid = defineError('unauthenticated', 'ACCESS.TOKEN_INVALID', {
  zh: '访问令牌无效',
  en: 'the access token is not valid',
});
export const tokenExpired = defineError('unauthenticated', 'ACCESS.TOKEN_EXPIRED', {
  zh: '访问令牌已过期',
  en: 'the access token has expired',
});
export const tokenEnded = defineError('unauthenticated', 'ACCESS.TOKEN_ENDED', {
  zh: '登录已结束，请重新登录',
  en: 'access has ended, log in again',
});
export const stepUpRequired = defineError('unauthenticated', 'ACCESS.STEP_UP_REQUIRED', {
  zh: '此操作需要重新验证身份',
  en: 'prove again who you are for this operation',
});
export const forbidden = defineError('forbidden', 'ACCESS.FORBIDDEN', { zh: '没有权限', en: 'not permitted' });
export const keysUnavailable = defineError('unavailable', 'ACCESS.KEYS_UNAVAILABLE', {
  zh: '身份认证服务暂不可用',
  en: 'the signing keys cannot be fetched at the moment',
});
export const grantInvalid = defineError('forbidden', 'ACCESS.GRANT_INVALID', { zh: '授权凭据无效', en: 'the grant is not valid' });
export const grantExpired = defineError('forbidden', 'ACCESS.GRANT_EXPIRED', { zh: '授权凭据已过期', en: 'the grant has expired' });
