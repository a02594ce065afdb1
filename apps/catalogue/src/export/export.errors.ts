import { defineError } from '@yiwang/kernel';

export const exportOutOfScope = defineError('forbidden', 'CATALOGUE.EXPORT_OUT_OF_SCOPE', {
  zh: '只能导出本单位或本行政区域的事项',
  en: 'only items of the own organisation or region can be exported',
});
export const exportImpossible = defineError('invalid', 'CATALOGUE.EXPORT_IMPOSSIBLE', {
  zh: '该布局有多张数据表，不能导出为单个CSV，请选择zip、xlsx或jsonl',
  en: 'this layout has several tables, which one CSV file cannot hold: choose zip, xlsx or jsonl',
});
