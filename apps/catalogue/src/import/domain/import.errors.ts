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
