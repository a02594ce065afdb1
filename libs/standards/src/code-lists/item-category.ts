import { fail, ok } from '../checked.js';
import type { Checked } from '../checked.js';
import { codeList, codeMapping } from './code-list.js';

/** 事项类型 (GB/T 39046-2020 A.1). A table and not an enum: 11-19 and 21 on are each platform's extension. */
export const itemCategories = codeList('事项类型', 'GB/T 39046-2020 A.1', [
  {
    key: 'administrativePower',
    code: '00',
    zh: '行政权力事项',
    en: 'administrative powers (all)',
    initiative: 'either',
    tables: 'general',
  },
  { key: 'licence', code: '01', zh: '行政许可', en: 'administrative licence', initiative: 'application', tables: 'general' },
  { key: 'penalty', code: '02', zh: '行政处罚', en: 'administrative penalty', initiative: 'office', tables: 'punish' },
  { key: 'coercion', code: '03', zh: '行政强制', en: 'administrative coercion', initiative: 'office', tables: 'force' },
  { key: 'levy', code: '04', zh: '行政征收', en: 'administrative levy', initiative: 'either', tables: 'handle' },
  { key: 'benefit', code: '05', zh: '行政给付', en: 'administrative benefit', initiative: 'application', tables: 'general' },
  { key: 'inspection', code: '06', zh: '行政检查', en: 'administrative inspection', initiative: 'office', tables: 'check' },
  { key: 'confirmation', code: '07', zh: '行政确认', en: 'administrative confirmation', initiative: 'application', tables: 'general' },
  { key: 'reward', code: '08', zh: '行政奖励', en: 'administrative reward', initiative: 'application', tables: 'general' },
  { key: 'adjudication', code: '09', zh: '行政裁决', en: 'administrative adjudication', initiative: 'application', tables: 'general' },
  { key: 'otherPower', code: '10', zh: '其他行政权力', en: 'other administrative powers', initiative: 'application', tables: 'general' },
  {
    key: 'internalApproval',
    code: '11',
    zh: '政府内部审批',
    en: 'approval inside government (extension)',
    initiative: 'application',
    tables: 'general',
  },
  { key: 'publicService', code: '20', zh: '公共服务事项', en: 'public service', initiative: 'application', tables: 'public' },
]);

export type ItemCategory = (typeof itemCategories)['entries'][number]['key'];

/** Who starts a case: 依申请 the applicant, 依职权 the authority; `either` occurs both ways. Only what is applied for has applicants. */
export type ItemInitiative = (typeof itemCategories)['entries'][number]['initiative'];

/** Which group of national exchange tables a category is sent in. */
export type ItemTableGroup = (typeof itemCategories)['entries'][number]['tables'];

/** Zhejiang's local names of the ten categories, and the one abolished in 2015. */
export const zhejiangItemCategoryNames = codeMapping<ItemCategory>('浙江权力清单', [
  ['行政许可', 'licence'],
  ['行政处罚', 'penalty'],
  ['行政强制', 'coercion'],
  ['行政征收', 'levy'],
  ['行政给付', 'benefit'],
  ['行政检查', 'inspection'],
  ['行政确认', 'confirmation'],
  ['行政奖励', 'reward'],
  ['行政裁决', 'adjudication'],
  ['其他行政权力', 'otherPower'],
  ['审核转报', 'otherPower'],
  ['公共服务', 'publicService'],
]);

/** 非行政许可审批 stood in Zhejiang's list of 2014 and was abolished in 2015: an old row that carries it must be re-classified by hand. */
export const ABOLISHED_ZHEJIANG_CATEGORY = '非行政许可审批';

/** Shandong swaps 06 and 09 against the national table and writes public service as 11. */
export const shandongItemCategory = codeMapping<ItemCategory>('山东办件接口', [
  ['01', 'licence'],
  ['02', 'penalty'],
  ['03', 'coercion'],
  ['04', 'levy'],
  ['05', 'benefit'],
  ['06', 'adjudication'],
  ['07', 'confirmation'],
  ['08', 'reward'],
  ['09', 'inspection'],
  ['10', 'otherPower'],
  ['11', 'publicService'],
]);

/** Sichuan writes the national codes without a leading zero (`1`, `7`, `20`); both forms are read. Code: CODE_UNKNOWN. */
export function sichuanItemCategory(taskType: string): Checked<ItemCategory> {
  if (!/^\d{1,2}$/.test(taskType)) return fail('CODE_UNKNOWN', '事项类型应为1至2位数字', 'the category is a number of one or two digits');
  return itemCategories.decode(taskType.padStart(2, '0'));
}

/** Whether a case of this category is applied for and so has an applicant. */
export const hasApplicant = (category: ItemCategory): boolean => itemCategories.of(category).initiative !== 'office';

/** 2 digits of an extension: 11-19 of administrative powers, 21-99 of public services. Codes: ITEM_CATEGORY_EXTENSION. */
export function itemCategoryExtension(code: string): Checked<{ code: string; extends: ItemCategory }> {
  if (/^1[1-9]$/.test(code)) return ok({ code, extends: 'administrativePower' });
  if (/^(?:2[1-9]|[3-9]\d)$/.test(code)) return ok({ code, extends: 'publicService' });
  return fail('ITEM_CATEGORY_EXTENSION', '扩展事项类型应为11至19或21以上', 'an extension category is 11-19, or 21 and above');
}
