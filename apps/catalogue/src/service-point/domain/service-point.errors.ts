import { defineError, type AppError, type InvalidParam } from '@yiwang/kernel';

export const pointNotFound = defineError('not-found', 'CATALOGUE.SERVICE_POINT_NOT_FOUND', {
  zh: '服务网点不存在',
  en: 'no such service point',
});
export const pointCodeTaken = defineError('conflict', 'CATALOGUE.SERVICE_POINT_CODE_TAKEN', {
  zh: '该网点编号已被使用',
  en: 'another service point has this code',
});
export const pointOutOfScope = defineError('forbidden', 'CATALOGUE.SERVICE_POINT_OUT_OF_SCOPE', {
  zh: '只能维护本单位或本行政区域的服务网点',
  en: 'only service points of the own organisation or region can be kept',
});
const acceptsUnknown = defineError('invalid', 'CATALOGUE.SERVICE_POINT_ACCEPTS_UNKNOWN', {
  zh: '可办事项中有不存在的部门或事项',
  en: 'it accepts departments or items that do not exist',
});
/** Each department or item that does not exist, by its pointer. */
export const unknownAccepted = (invalidParams: InvalidParam[] = []): AppError => acceptsUnknown({ invalidParams });

export const pointImportHeader = defineError('invalid', 'CATALOGUE.SERVICE_POINT_IMPORT_HEADER', {
  zh: '网点清单的表头不正确',
  en: 'the header of the list of service points is wrong',
});
export const tooManyPoints = defineError('invalid', 'CATALOGUE.SERVICE_POINT_IMPORT_TOO_LONG', {
  zh: '一次最多导入20000个网点',
  en: 'at most 20,000 service points are imported at once',
});
