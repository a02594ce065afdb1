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
export const siteHasNoSuchSecret = defineError('conflict', 'AUTH.SITE_HAS_NO_SUCH_SECRET', {
  zh: '该网站没有此类接入密钥',
  en: 'the site has no secret of this kind',
});
