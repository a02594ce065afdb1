import { defineError } from '@yiwang/kernel';

export const ownAccount = defineError('conflict', 'AUTH.OWN_ACCOUNT', {
  zh: '不能停用或重置本人账号',
  en: 'nobody disables or resets the account they act with',
});
export const notAnOfficer = defineError('conflict', 'AUTH.NOT_AN_OFFICER', {
  zh: '仅工作人员账号可由管理员重置密码',
  en: 'only the password of an officer is reset by an operator',
});
export const otherDuty = defineError('conflict', 'AUTH.OTHER_DUTY', {
  zh: '安全管理员、审计管理员未启用双因素认证时，其密码不能由系统管理员重置',
  en: 'an operator resets the password of a security or audit administrator only where a second factor guards the account',
});
export const accountDisabled = defineError('conflict', 'AUTH.ACCOUNT_DISABLED', {
  zh: '账号已停用',
  en: 'the account is disabled',
});
export const loginTaken = defineError('conflict', 'AUTH.LOGIN_TAKEN', { zh: '登录名已被使用', en: 'there is an account with this login' });
export const clientNotFound = defineError('not-found', 'AUTH.CLIENT_NOT_FOUND', { zh: '没有该接入方', en: 'there is no such client' });
export const clientExists = defineError('conflict', 'AUTH.CLIENT_EXISTS', {
  zh: '该接入方标识已登记',
  en: 'a client is registered under this id',
});
export const clientHasNoSecret = defineError('conflict', 'AUTH.CLIENT_HAS_NO_SECRET', {
  zh: '前端应用没有密钥',
  en: 'a public client has no secret',
});
export const ownClient = defineError('conflict', 'AUTH.OWN_CLIENT', {
  zh: '不能停用正在使用的接入方',
  en: 'nobody disables the client they act with',
});
export const clientRequestNotFound = defineError('not-found', 'AUTH.CLIENT_REQUEST_NOT_FOUND', {
  zh: '没有该接入审批单',
  en: 'there is no such request',
});
export const clientRequestPending = defineError('conflict', 'AUTH.CLIENT_REQUEST_PENDING', {
  zh: '该接入方有待审批的申请，请先处理',
  en: 'a request for this client waits for approval: decide on it first',
});
export const clientRequestDecided = defineError('conflict', 'AUTH.CLIENT_REQUEST_DECIDED', {
  zh: '该申请已处理',
  en: 'the request is decided already',
});
export const clientNotApproved = defineError('conflict', 'AUTH.CLIENT_NOT_APPROVED', {
  zh: '该接入方尚未审批通过',
  en: 'the client is not approved yet',
});
export const clientNeedsCredential = defineError('unprocessable', 'AUTH.CLIENT_NEEDS_CREDENTIAL', {
  zh: '该接入方没有密钥，不能取消其公钥',
  en: 'the client has no secret: without keys it could not prove itself',
});
export const secondPersonNeeded = defineError('forbidden', 'AUTH.SECOND_PERSON_NEEDED', {
  zh: '须由另一人审批，申请人本人不能审批',
  en: 'somebody else has to approve it, not who asked for it',
});
export const signingKeyNotFound = defineError('not-found', 'AUTH.SIGNING_KEY_NOT_FOUND', {
  zh: '没有该签名密钥，或已停用',
  en: 'there is no such signing key, or it is retired',
});
export const organisationUnknown = defineError('unprocessable', 'AUTH.ORGANISATION_UNKNOWN', {
  zh: '没有该机构，请先导入机构',
  en: 'there is no such organisation: import it first',
});
