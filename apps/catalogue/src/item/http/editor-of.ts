import { hasPermission, inScope, type Principal } from '@yiwang/access';
import type { Editor } from '../domain/item.repository.js';

/**
 * 事项管理 reaches the items of one's own organisation, and those of one's region with everything below it (编办). `basis` is the decision
 * or document on which the change is made (依据).
 */
export const editorOf = (principal: Principal, basis?: string): Editor => {
  const withoutReview = hasPermission(principal, 'item.publish');
  return {
    id: principal.id,
    ...(principal.orgCode !== undefined && { orgCode: principal.orgCode }),
    capacity: withoutReview ? 'item.publish' : 'item.manage',
    ...(basis !== undefined && { basis }),
    withoutReview,
    mayManage: ({ orgCode, regionCode }) => inScope(principal, { orgCode }) || inScope(principal, { regionCode }),
  };
};
