import { defineError } from '@yiwang/kernel';

export const delegationNotFound = defineError('not-found', 'AUTH.DELEGATION_NOT_FOUND', {
  zh: '没有该临时授权',
  en: 'there is no such delegation',
});
export const delegationPeriod = defineError('unprocessable', 'AUTH.DELEGATION_PERIOD', {
  zh: '临时授权须有将来的截止时间，且不超过180天',
  en: 'a delegation ends in the future, and lasts 180 days at most',
});
export const delegationElsewhere = defineError('unprocessable', 'AUTH.DELEGATION_ELSEWHERE', {
  zh: '岗位只能临时授权给本机构的其他在岗人员',
  en: 'posts are lent to another officer of the same organisation who is in office',
});
export const delegationNotHeld = defineError('unprocessable', 'AUTH.DELEGATION_NOT_HELD', {
  zh: '只能授权本人的岗位，受托的岗位不得转授',
  en: 'only posts of one’s own are lent; a post that was lent is not passed on',
});
