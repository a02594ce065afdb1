import { defineError } from '@yiwang/kernel';

export const documentNotFound = defineError('not-found', 'ACCEPTANCE.DOCUMENT_NOT_FOUND', {
  zh: '没有这份文书',
  en: 'there is no such document',
});
/** Also for a code that was mistyped: who guesses learns nothing by it. */
export const documentUnconfirmed = defineError('not-found', 'ACCEPTANCE.DOCUMENT_UNCONFIRMED', {
  zh: '查不到该验证码对应的文书，请核对',
  en: 'no document has this verification code',
});
/** What is stored is not what was fixed; nothing is shown as if it were. */
export const documentDamaged = defineError('internal', 'ACCEPTANCE.DOCUMENT_DAMAGED', {
  zh: '文书存储内容与固化内容不一致，请联系平台运维',
  en: 'what is stored of the document is not what was fixed',
});
export const documentsBusy = defineError('unavailable', 'ACCEPTANCE.DOCUMENTS_BUSY', {
  zh: '文书生成繁忙，请稍后重试',
  en: 'too many documents are being drawn; try again later',
});
export const templateNotFound = defineError('not-found', 'ACCEPTANCE.TEMPLATE_NOT_FOUND', {
  zh: '没有这个文书模板版本',
  en: 'there is no such version of a template',
});
export const templateInvalid = defineError('invalid', 'ACCEPTANCE.TEMPLATE_INVALID', {
  zh: '文书模板有误',
  en: 'the template does not fit its kind of document',
});
export const templateNotDraft = defineError('conflict', 'ACCEPTANCE.TEMPLATE_NOT_DRAFT', {
  zh: '只有草稿可以修改或发布',
  en: 'only a draft can be changed or published',
});
export const templateNotInForce = defineError('conflict', 'ACCEPTANCE.TEMPLATE_NOT_IN_FORCE', {
  zh: '该模板版本未在使用中',
  en: 'the template is not in force',
});
export const templateDraftExists = defineError('conflict', 'ACCEPTANCE.TEMPLATE_DRAFT_EXISTS', {
  zh: '该区划的该种文书已有一份模板草稿',
  en: 'there is a draft of this kind for this region already',
});
export const templateOutOfScope = defineError('forbidden', 'ACCEPTANCE.TEMPLATE_OUT_OF_SCOPE', {
  zh: '只能维护本区划范围内的文书模板',
  en: 'templates are kept for one’s own region only',
});
