import { defineError } from '@yiwang/kernel';

export const secondFactorEnrolled = defineError('conflict', 'AUTH.SECOND_FACTOR_ENROLLED', {
  zh: '已绑定动态口令，请先解除',
  en: 'a second factor is enrolled already: remove it first',
});
export const secondFactorMissing = defineError('conflict', 'AUTH.SECOND_FACTOR_MISSING', {
  zh: '尚未绑定动态口令',
  en: 'no second factor is enrolled',
});
/** One answer for a wrong code, one used before and one of another step. */
export const secondFactorWrong = defineError('unprocessable', 'AUTH.SECOND_FACTOR_WRONG', {
  zh: '动态口令或恢复码不正确，或已使用过',
  en: 'the code is wrong, or was used before',
});
export const secondFactorLocked = defineError('too-many', 'AUTH.SECOND_FACTOR_LOCKED', {
  zh: '验证码多次输入错误，请15分钟后再试',
  en: 'too many wrong codes: try again in 15 minutes',
});
export const secondFactorDemanded = defineError('conflict', 'AUTH.SECOND_FACTOR_DEMANDED', {
  zh: '岗位要求双因素认证，不能解除，只能由安全管理员重置',
  en: 'a post demands the second factor: it is not removed, only reset by a security administrator',
});
export const enrolmentOver = defineError('unprocessable', 'AUTH.ENROLMENT_OVER', {
  zh: '绑定已超时，请重新开始',
  en: 'the enrolment is over: begin again',
});
