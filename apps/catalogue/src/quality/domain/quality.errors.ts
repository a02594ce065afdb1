import { defineError } from '@yiwang/kernel';

export const reportNotFound = defineError('not-found', 'CATALOGUE.QUALITY_REPORT_NOT_FOUND', {
  zh: '质量报告不存在',
  en: 'no such quality report',
});
export const reportUnderWay = defineError('conflict', 'CATALOGUE.QUALITY_REPORT_UNDER_WAY', {
  zh: '相同范围的质量报告正在生成',
  en: 'a report about the same part of the library is under way',
});
export const reportOutOfScope = defineError('forbidden', 'CATALOGUE.QUALITY_REPORT_OUT_OF_SCOPE', {
  zh: '只能检查本单位或本行政区域的事项',
  en: 'only items of the own organisation or region can be checked',
});
export const ruleNotFound = defineError('not-found', 'CATALOGUE.QUALITY_RULE_NOT_FOUND', {
  zh: '校验规则不存在',
  en: 'no such quality rule',
});
export const ruleParamsWrong = defineError('invalid', 'CATALOGUE.QUALITY_RULE_PARAMS', {
  zh: '校验规则的参数不符合要求',
  en: 'the rule does not take these params',
});
