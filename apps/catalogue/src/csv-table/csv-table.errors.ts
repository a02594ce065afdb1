import { defineError } from '@yiwang/kernel';

export const tableEncoding = defineError('invalid', 'CATALOGUE.TABLE_ENCODING', {
  zh: '文件既不是UTF-8也不是GB18030编码',
  en: 'the file is neither UTF-8 nor GB 18030',
});
export const tableCsv = defineError('invalid', 'CATALOGUE.TABLE_CSV', {
  zh: '文件不是有效的CSV，请检查引号',
  en: 'the file is not valid CSV; look at its quotes',
});
