import { defineError } from '@yiwang/kernel';

/** One answer for a wrong code, a used one, one that is over, one of another number or purpose, and one that never was. */
export const codeWrong = defineError('unprocessable', 'AUTH.CODE_WRONG', {
  zh: '验证码不正确或已失效，请重新获取',
  en: 'the code is wrong or no longer good: ask for another',
});
export const tooManyCodes = defineError('too-many', 'AUTH.TOO_MANY_CODES', {
  zh: '验证码获取过于频繁，请稍后再试',
  en: 'codes are asked for too often: try again later',
});
export const codeNotSent = defineError('unavailable', 'AUTH.CODE_NOT_SENT', {
  zh: '验证码暂时无法发送，请稍后再试',
  en: 'the code could not be sent: try again later',
});
/** Only whoever has just shown that the number is in his hands is told. */
export const mobileTaken = defineError('conflict', 'AUTH.MOBILE_TAKEN', {
  zh: '该手机号已注册，请直接登录',
  en: 'an account is registered with this number: log in',
});
export const noMobile = defineError('conflict', 'AUTH.NO_MOBILE', {
  zh: '账号未绑定手机号',
  en: 'no mobile number is bound to the account',
});
export const passwordUnfit = defineError('unprocessable', 'AUTH.PASSWORD_UNFIT', {
  zh: '密码至少10个字符，最多256个字符，且不能与原密码相同',
  en: 'a password has 10 to 256 characters and is not the one before',
});
export const passwordWrong = defineError('forbidden', 'AUTH.PASSWORD_WRONG', { zh: '当前密码不正确', en: 'the present password is wrong' });
export const tooManyPasswords = defineError('too-many', 'AUTH.LOGIN_LOCKED', {
  zh: '密码多次输入错误，请15分钟后再试',
  en: 'too many wrong passwords: try again in 15 minutes',
});
/** Says nothing of whether there is an account, or what did not fit. */
export const recoveryRefused = defineError('forbidden', 'AUTH.RECOVERY_REFUSED', {
  zh: '无法核实账号归属；已实名用户请填写本人姓名和证件号码，或到窗口办理',
  en: 'it cannot be shown whose account this is; who proved his name gives name and document number, or comes to a counter',
});

export const oldCitizenNumber = defineError('unprocessable', 'AUTH.CITIZEN_ID_OLD', {
  zh: '15位身份证号码已停止使用，请填写18位公民身份号码',
  en: 'numbers of 15 digits are no longer in use: give the number of 18 characters',
});
export const regionGone = defineError('unprocessable', 'AUTH.CITIZEN_ID_REGION_ABOLISHED', {
  zh: '身份号码的地区代码在出生前已撤销',
  en: 'the region in the number was abolished before the date of birth in it',
});
export const documentUnfit = defineError('unprocessable', 'AUTH.DOCUMENT_UNFIT', {
  zh: '证件号码与证件类型不符，或该类证件不能用于实名认证',
  en: 'the number is none of this type of document, or the type does not prove a person’s name',
});
/** One answer for a number that does not fit the name and for one that another account has proved: who asks could be anybody. */
export const nameNotProved = defineError('unprocessable', 'AUTH.NAME_NOT_PROVED', {
  zh: '姓名与证件号码未通过核验；如信息无误，请通过人脸、银行卡或到窗口核验',
  en: 'name and number were not confirmed; if they are right, prove them by face, bank card or at a counter',
});
export const identityElsewhere = defineError('conflict', 'AUTH.IDENTITY_ELSEWHERE', {
  zh: '您已用另一账号完成高级实名认证，请找回并使用该账号',
  en: 'you have proved your name with another account: recover that one',
});
export const identityDiffers = defineError('conflict', 'AUTH.IDENTITY_DIFFERS', {
  zh: '账号已绑定另一证件号码',
  en: 'the account is bound to another number',
});
export const tooManyProofs = defineError('too-many', 'AUTH.TOO_MANY_PROOFS', {
  zh: '实名核验次数过多，请明天再试',
  en: 'names were to be proved too often: try again tomorrow',
});
export const authorityAway = defineError('unavailable', 'AUTH.AUTHORITY_AWAY', {
  zh: '身份信息暂时无法核验，请稍后重试，或到窗口办理',
  en: 'the authority cannot be asked at the moment: try again later, or come to a counter',
});
export const faceCheckNotFound = defineError('not-found', 'AUTH.FACE_CHECK_NOT_FOUND', {
  zh: '没有该人脸核验，或已失效',
  en: 'there is no such face check, or it is over',
});
export const faceNotPassed = defineError('conflict', 'AUTH.FACE_CHECK_NOT_PASSED', {
  zh: '人脸核验尚未通过',
  en: 'the face check is not passed yet',
});
export const personUnknown = defineError('not-found', 'AUTH.PERSON_UNKNOWN', {
  zh: '该手机号尚未注册',
  en: 'nobody has registered with this number',
});
export const ownVerification = defineError('conflict', 'AUTH.OWN_VERIFICATION', {
  zh: '不能为本人办理实名核验',
  en: 'nobody verifies himself',
});
export const personsOnly = defineError('forbidden', 'AUTH.PERSONS_ONLY', {
  zh: '请切换到本人身份后再操作',
  en: 'this is done by a person for himself: switch to that identity',
});
export const openCases = defineError('conflict', 'AUTH.OPEN_CASES', {
  zh: '尚有未办结的办件，办结后方可注销',
  en: 'there are open cases: the account is closed when they are done',
});
export const otherIdentities = defineError('conflict', 'AUTH.OTHER_IDENTITIES', {
  zh: '账号仍有法人或工作人员身份，请先解除',
  en: 'the user still acts for an enterprise or a public body: that ends first',
});
