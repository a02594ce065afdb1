import { defineError } from '@yiwang/kernel';

export const organisationNotFound = defineError('not-found', 'AUTH.ORGANISATION_NOT_FOUND', {
  zh: '没有该机构',
  en: 'there is no such organisation',
});
export const organisationAbolished = defineError('conflict', 'AUTH.ORGANISATION_ABOLISHED', {
  zh: '该机构已撤销',
  en: 'the organisation is abolished',
});
export const organisationCycle = defineError('unprocessable', 'AUTH.ORGANISATION_CYCLE', {
  zh: '机构不能隶属于自身或其下级',
  en: 'an organisation belongs neither to itself nor to one below it',
});
export const organisationOutside = defineError('unprocessable', 'AUTH.ORGANISATION_OUTSIDE', {
  zh: '机构的区划须在上级机构的区划之内',
  en: 'the region of an organisation lies within that of the one it belongs to',
});
export const successorNeeded = defineError('conflict', 'AUTH.SUCCESSOR_NEEDED', {
  zh: '该机构尚有工作人员或下级机构，撤销时须指定承接机构',
  en: 'the organisation has officers or others below it: name who takes them over',
});
