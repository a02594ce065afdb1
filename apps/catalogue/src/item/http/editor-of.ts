import { hasPermission, inScope, type Principal } from '@yiwang/access';
import type { Editor } from '../domain/item.repository.js';

/** Whoever looks after the items of a whole region: the staffing office (编办), which publishes or reviews, and the legal office (法制机构). */
const REGIONAL = ['item.publish', 'item.review', 'item.legalReview'] as const;

/**
 * 事项管理 reaches the items of one's own organisation; by a regional permission those of one's region and everything below it. A
 * department's editor has a region, too, but his neighbours' items are none of his. `basis` is the decision or document on which the
 * change is made (依据).
 */
export const editorOf = (principal: Principal, basis?: string): Editor => {
  const withoutReview = hasPermission(principal, 'item.publish');
  const regional = REGIONAL.some((permission) => hasPermission(principal, permission));
  return {
    id: principal.id,
    ...(principal.orgCode !== undefined && { orgCode: principal.orgCode }),
    capacity: withoutReview ? 'item.publish' : 'item.manage',
    ...(basis !== undefined && { basis }),
    withoutReview,
    mayManage: ({ orgCode, regionCode }) => inScope(principal, { orgCode }) || (regional && inScope(principal, { regionCode })),
  };
};
