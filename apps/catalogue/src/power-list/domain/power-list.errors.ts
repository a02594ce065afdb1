import { defineError } from '@yiwang/kernel';

export const listNotFound = defineError('not-found', 'CATALOGUE.LIST_NOT_FOUND', { zh: '清单不存在', en: 'no such list' });
export const listOutOfScope = defineError('forbidden', 'CATALOGUE.LIST_OUT_OF_SCOPE', {
  zh: '只能管理本行政区域的清单',
  en: 'only lists of the own region can be managed',
});
export const listDraftExists = defineError('conflict', 'CATALOGUE.LIST_DRAFT_EXISTS', {
  zh: '该清单已有一个草稿版本',
  en: 'the list has a draft version already',
});
export const listImmutable = defineError('conflict', 'CATALOGUE.LIST_IMMUTABLE', {
  zh: '已公布的清单不可修改，请新建版本',
  en: 'a published list is never changed: a change is a new version',
});
export const listDerived = defineError('conflict', 'CATALOGUE.LIST_DERIVED', {
  zh: '权力清单由事项库生成，不能手工编辑条目',
  en: 'the list of powers is derived from the library: its entries are not written',
});
export const listEmpty = defineError('conflict', 'CATALOGUE.LIST_EMPTY', { zh: '清单没有条目，不能公布', en: 'a list without entries' });
export const listTooLong = defineError('conflict', 'CATALOGUE.LIST_TOO_LONG', { zh: '清单条目过多', en: 'the list has too many entries' });
export const listEffectiveInPast = defineError('conflict', 'CATALOGUE.LIST_EFFECTIVE_IN_PAST', {
  zh: '生效日期早于今天，不能公布',
  en: 'the list would take effect before today',
});
export const listLaterVersion = defineError('conflict', 'CATALOGUE.LIST_LATER_VERSION', {
  zh: '已有同日或更晚生效的版本',
  en: 'another version takes effect on that day or later',
});
export const listNotPublished = defineError('conflict', 'CATALOGUE.LIST_NOT_PUBLISHED', {
  zh: '只有已公布且未失效的清单可以废止',
  en: 'only a published list that has not ended can be withdrawn',
});
export const listValidityReversed = defineError('invalid', 'CATALOGUE.LIST_VALIDITY_REVERSED', {
  zh: '有效期截止日期早于生效日期',
  en: 'the validity ends before it begins',
});
export const listEntryWrong = defineError('invalid', 'CATALOGUE.LIST_ENTRY_WRONG', {
  zh: '条目内容不符合该清单的格式',
  en: 'an entry has not the form of its list',
});
