import { hasPermission, inScope, type Principal } from '@yiwang/access';
import type { BodyPlace, Editor, Reader } from '../domain/item.repository.js';

/** Whoever looks into the items of a whole region: the staffing office (编办), which publishes or reviews, and the legal office (法制机构). */
const REGIONAL_READING = ['item.publish', 'item.review', 'item.legalReview'] as const;
const REGIONAL_EDITING = ['item.publish'] as const;

/** The own organisation, and by any of the permissions the own region with everything below it. */
const reachOf = (principal: Principal, regional: readonly string[]): ((body: BodyPlace) => boolean) => {
  const wide = regional.some((permission) => hasPermission(principal, permission));
  return ({ orgCode, regionCode }) => inScope(principal, { orgCode }) || (wide && inScope(principal, { regionCode }));
};

/**
 * 事项管理 reaches the items of one's own organisation; by `item.publish` those of one's region and everything below it. A department's
 * editor has a region, too, but his neighbours' items are none of his, also where he reviews them. `basis` is the decision or document
 * on which the change is made (依据).
 */
export const editorOf = (principal: Principal, basis?: string): Editor => {
  const withoutReview = hasPermission(principal, 'item.publish');
  return {
    id: principal.id,
    ...(principal.orgCode !== undefined && { orgCode: principal.orgCode }),
    capacity: withoutReview ? 'item.publish' : 'item.manage',
    ...(basis !== undefined && { basis }),
    withoutReview,
    mayManage: reachOf(principal, REGIONAL_EDITING),
    standsIn: (regionCode) => inScope(principal, { regionCode }),
  };
};

/** Who reads what is not public: what he may change, and whoever reviews everything of his region. */
export const readerOf = (principal: Principal): Reader => ({ maySee: reachOf(principal, REGIONAL_READING) });
