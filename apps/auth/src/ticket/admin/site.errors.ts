import { defineError } from '@yiwang/kernel';

export const siteNotFound = defineError('not-found', 'AUTH.SITE_NOT_FOUND', { zh: '没有该网站', en: 'there is no such site' });
export const siteCodeTaken = defineError('conflict', 'AUTH.SITE_CODE_TAKEN', {
  zh: '该接入代码已登记',
  en: 'a site is registered with this code',
});
export const siteCallbackTaken = defineError('conflict', 'AUTH.SITE_CALLBACK_TAKEN', {
  zh: '该回调地址已由另一网站登记',
  en: 'another site is registered with this address',
});
export const siteChanged = defineError('conflict', 'AUTH.SITE_CHANGED', {
  zh: '该网站的回调地址已变更，请重新核对',
  en: 'the addresses of the site are others than those that were looked at: look again',
});
export const siteHasNoSuchSecret = defineError('conflict', 'AUTH.SITE_HAS_NO_SUCH_SECRET', {
  zh: '该网站没有此类接入密钥',
  en: 'the site has no secret of this kind',
});
