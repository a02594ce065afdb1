import { defineError, type AppError, type InvalidParam } from '@yiwang/kernel';

const tableWrong = defineError('invalid', 'CATALOGUE.FORM_TABLE_WRONG', {
  zh: '表单字段表不正确，请按 invalidParams 逐行改正',
  en: 'the table of fields is wrong; see invalidParams',
});
/** Every row of the table that is wrong, as `line <n>/<column>`. */
export const formTableWrong = (invalidParams: InvalidParam[] = []): AppError => tableWrong({ invalidParams });

const groupWrong = defineError('invalid', 'CATALOGUE.FORM_GROUP_WRONG', {
  zh: '表单组不正确',
  en: 'the group of form fields is wrong',
});
export const formGroupWrong = (invalidParams: InvalidParam[] = []): AppError => groupWrong({ invalidParams });

export const formGroupNotFound = defineError('not-found', 'CATALOGUE.FORM_GROUP_NOT_FOUND', {
  zh: '表单组不存在',
  en: 'no such group of form fields',
});

export const formGroupTaken = defineError('conflict', 'CATALOGUE.FORM_GROUP_TAKEN', {
  zh: '该表单组版本号不是下一个版本',
  en: 'this is not the next version of the group',
});
