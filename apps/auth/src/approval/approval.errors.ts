import { defineError } from '@yiwang/kernel';

export const changeNotFound = defineError('not-found', 'AUTH.CHANGE_NOT_FOUND', { zh: '没有该变更申请', en: 'there is no such change' });
export const changeDecided = defineError('conflict', 'AUTH.CHANGE_DECIDED', {
  zh: '该变更申请已处理',
  en: 'the change was decided already',
});
export const secondPersonNeeded = defineError('conflict', 'AUTH.SECOND_PERSON_NEEDED', {
  zh: '本人提出的变更须由他人审批',
  en: 'nobody approves a change that he asked for: a second person does',
});
export const ownPermissions = defineError('conflict', 'AUTH.OWN_PERMISSIONS', {
  zh: '不能审批涉及本人权限的变更',
  en: 'nobody approves a change of his own permissions',
});
export const changeOvertaken = defineError('conflict', 'AUTH.CHANGE_OVERTAKEN', {
  zh: '申请后情况已变化，请重新申请',
  en: 'what is to be changed has changed since: ask again',
});
export const dutiesExclude = defineError('conflict', 'AUTH.DUTIES_EXCLUDE', {
  zh: '系统管理、安全管理、审计管理的权限不能由同一人或同一岗位兼有（三员分立）',
  en: 'permissions of the system, the security and the audit administrator are not held together, by a person or by a post',
});
export const postUnknown = defineError('unprocessable', 'AUTH.POST_UNKNOWN', { zh: '没有该岗位', en: 'there is no such post' });
export const permissionUnknown = defineError('not-found', 'AUTH.PERMISSION_UNKNOWN', {
  zh: '没有该权限',
  en: 'there is no such permission',
});
export const officerLeft = defineError('conflict', 'AUTH.OFFICER_LEFT', { zh: '该工作人员已离岗', en: 'the officer has left' });
