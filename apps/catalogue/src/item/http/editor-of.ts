import { inScope, type Principal } from '@yiwang/access';
import type { Editor } from '../domain/item.repository.js';

/** 事项管理 reaches the items of one's own organisation, and those of one's region with everything below it (编办). */
export const editorOf = (principal: Principal): Editor => ({
  id: principal.id,
  mayManage: ({ orgCode, regionCode }) => inScope(principal, { orgCode }) || inScope(principal, { regionCode }),
});
