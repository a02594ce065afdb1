import { defineError } from '@yiwang/kernel';

export const csvEncoding = defineError('invalid', 'CATALOGUE.IMPORT_ENCODING', {
  zh: '文件编码与 Content-Type 声明的字符集不符（支持 utf-8 与 gb18030）',
  en: 'the bytes are not in the declared charset (utf-8 or gb18030)',
});
export const headerWrong = defineError('invalid', 'CATALOGUE.IMPORT_HEADER', {
  zh: '表头缺少必需的列',
  en: 'the header lacks required columns',
});
export const csvBroken = defineError('invalid', 'CATALOGUE.IMPORT_CSV', {
  zh: '文件不是有效的CSV',
  en: 'the file is not valid CSV',
});
export const tooManyLines = defineError('too-large', 'CATALOGUE.IMPORT_TOO_MANY_LINES', {
  zh: '一次最多导入20000行，请分批导入',
  en: 'an import has at most 20,000 lines: divide the file',
});
export const importRunning = defineError('conflict', 'CATALOGUE.IMPORT_RUNNING', {
  zh: '另一项导入正在进行',
  en: 'another import is running',
});
export const workbookBroken = defineError('invalid', 'CATALOGUE.IMPORT_WORKBOOK', {
  zh: '文件不是有效的XLSX工作簿或ZIP压缩包',
  en: 'the file is no valid XLSX workbook or ZIP archive',
});
export const fileTooLarge = defineError('too-large', 'CATALOGUE.IMPORT_TOO_LARGE', {
  zh: '文件解压后过大，或单行过长，请改用CSV或JSON行并分批导入',
  en: 'the file unpacks to too much, or a line is too long: use CSV or JSON lines, in portions',
});
export const layoutWrong = defineError('invalid', 'CATALOGUE.IMPORT_LAYOUT', {
  zh: '文件中没有该布局的任何数据表或列',
  en: 'the file has no table or column of this layout',
});
export const importNotFound = defineError('not-found', 'CATALOGUE.IMPORT_NOT_FOUND', { zh: '导入任务不存在', en: 'no such import' });
export const publishNotAllowed = defineError('forbidden', 'CATALOGUE.IMPORT_PUBLISH', {
  zh: '导入时直接发布需要事项发布权限（item.publish）',
  en: 'publishing what is imported needs the permission item.publish',
});
export const tooManyImports = defineError('conflict', 'CATALOGUE.IMPORTS_WAITING', {
  zh: '本单位等待处理的导入任务过多，请稍后再试',
  en: 'too many imports of this organisation are waiting; try again later',
});
export const toldBodyNotFound = defineError('not-found', 'CATALOGUE.TOLD_BODY_NOT_FOUND', {
  zh: '机构代码对照中没有该代码',
  en: 'no body is told for this text',
});
export const toldBodyOutOfScope = defineError('forbidden', 'CATALOGUE.TOLD_BODY_OUT_OF_SCOPE', {
  zh: '只能对照本单位或本行政区域的实施主体',
  en: 'only bodies of the own organisation or region can be told',
});
export const toldBodyElsewhere = defineError('conflict', 'CATALOGUE.TOLD_BODY_ELSEWHERE', {
  zh: '该实施主体的行政区划与事项库中的不一致',
  en: 'the library knows this body in another region',
});
export const toldBodyChanged = defineError('conflict', 'CATALOGUE.TOLD_BODY_CHANGED', {
  zh: '该代码刚被他人对照，请重新查看',
  en: 'somebody else has told the body of this text in the same moment',
});
