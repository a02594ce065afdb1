import { defineError } from '@yiwang/kernel';

export const entryNotFound = defineError('not-found', 'CATALOGUE.DIRECTORY_ENTRY_NOT_FOUND', {
  zh: '基本目录中没有该条目',
  en: 'no such entry of the basic directory',
});
export const entryOutOfScope = defineError('forbidden', 'CATALOGUE.DIRECTORY_OUT_OF_SCOPE', {
  zh: '只能管理本行政区域的基本目录',
  en: 'only directory entries of the own region can be managed',
});
export const entryNotInForce = defineError('conflict', 'CATALOGUE.DIRECTORY_ENTRY_NOT_IN_FORCE', {
  zh: '基本目录条目未生效、已暂停或已取消',
  en: 'the directory entry is not in force yet, suspended or cancelled',
});
export const entryMoveNotAllowed = defineError('conflict', 'CATALOGUE.DIRECTORY_MOVE_NOT_ALLOWED', {
  zh: '条目当前状态不允许该操作',
  en: 'the status of the entry does not allow this',
});
export const changePending = defineError('conflict', 'CATALOGUE.DIRECTORY_CHANGE_PENDING', {
  zh: '该条目已有计划中的变更，请先撤回',
  en: 'the entry has a planned change already: withdraw that first',
});
export const directoryCycle = defineError('conflict', 'CATALOGUE.DIRECTORY_CYCLE', {
  zh: '上级条目不能是该条目自身或其下级',
  en: 'an entry cannot stand below itself',
});
export const hasSubItems = defineError('conflict', 'CATALOGUE.DIRECTORY_HAS_SUB_ITEMS', {
  zh: '该主项下有子项，请针对子项操作',
  en: 'the entry has sub items: act on those',
});
export const localCodeTaken = defineError('conflict', 'CATALOGUE.LOCAL_CODE_TAKEN', {
  zh: '该地方编码已对应另一条目',
  en: 'the local code belongs to another entry',
});
export const codesExhausted = defineError('conflict', 'CATALOGUE.CODES_EXHAUSTED', {
  zh: '该编码段已用完',
  en: 'no code is left in this range',
});
export const parentItemNotFound = defineError('not-found', 'CATALOGUE.PARENT_ITEM_NOT_FOUND', {
  zh: '业务办理项所属的实施清单事项不存在',
  en: 'the item that the handling item belongs to does not exist',
});
export const handlingItemHasNone = defineError('conflict', 'CATALOGUE.HANDLING_ITEM_HAS_NONE', {
  zh: '业务办理项之下不再设业务办理项',
  en: 'a handling item has no handling items of its own',
});
export const categoryNotFound = defineError('not-found', 'CATALOGUE.CATEGORY_NOT_FOUND', { zh: '事项类型不存在', en: 'no such category' });
export const categoryIsNational = defineError('conflict', 'CATALOGUE.CATEGORY_IS_NATIONAL', {
  zh: '国家规定的事项类型不可修改',
  en: 'a category of the national table is not changed',
});
