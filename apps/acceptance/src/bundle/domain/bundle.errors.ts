import { defineError } from '@yiwang/kernel';

export const bundleRefused = defineError('invalid', 'ACCEPTANCE.BUNDLE_REFUSED', {
  zh: '联办事项中有不能申报的，全部未申报，请按 invalidParams 逐项改正',
  en: 'not every item of the bundle can be filed, so none was; see invalidParams',
});
export const bundleNotFound = defineError('not-found', 'ACCEPTANCE.BUNDLE_NOT_FOUND', {
  zh: '没有这个联办件',
  en: 'there is no such bundle',
});
export const formUnavailable = defineError('unavailable', 'ACCEPTANCE.FORM_UNAVAILABLE', {
  zh: '事项表单暂不可用，请稍后重试',
  en: 'the form of an item cannot be had at the moment; try again later',
});
