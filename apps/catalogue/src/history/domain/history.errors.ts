import { defineError, type AppError } from '@yiwang/kernel';

export const successionKindUnknown = defineError('invalid', 'CATALOGUE.SUCCESSION_KIND', {
  zh: '没有该承接方式',
  en: 'no such kind of succession',
});
const successionCount = defineError('invalid', 'CATALOGUE.SUCCESSION_COUNT', {
  zh: '原事项或新事项的数量不符合该承接方式',
  en: 'so many old or new items do not fit this kind of succession',
});
export const successionItems = (mostFrom = 1, mostTo = 1): AppError =>
  successionCount({
    detail: {
      zh: `该方式下原事项应为1至${mostFrom}个，新事项应为1至${mostTo}个`,
      en: `this kind takes 1 to ${mostFrom} old and 1 to ${mostTo} new items`,
    },
  });
export const successionItself = defineError('invalid', 'CATALOGUE.SUCCESSION_ITSELF', {
  zh: '同一事项不得重复出现，也不得承接自身',
  en: 'an item is named once, and succeeds nobody twice nor itself',
});
export const successionCycle = defineError('conflict', 'CATALOGUE.SUCCESSION_CYCLE', {
  zh: '新事项是原事项的前身，不能反过来承接',
  en: 'the new item is one that the old item came out of',
});
