import { z } from 'zod';

/** 授权范围 — what an agent (经办人) may do for an enterprise, as auth tells services by the `yw_authz` of his token. It never changes but for its end. */
export const AgentScope = z.object({
  /** The account by which he acts; null while nobody has accepted. */
  accountId: z.string().nullable(),
  creditCode: z.string(),
  /** Whatever the enterprise itself may do. */
  everything: z.boolean(),
  /** 事项 by code; one of 31 characters covers its handling items. */
  items: z.array(z.string()),
  /** 实施主体 by credit code: all of their items. */
  departments: z.array(z.string()),
  from: z.iso.datetime(),
  until: z.iso.datetime(),
  ended: z.boolean(),
});
export type AgentScope = z.output<typeof AgentScope>;

/** Where auth tells it. */
export const agentScopePath = (authorisationId: string): string => `/api/v1/internal/authorisations/${encodeURIComponent(authorisationId)}`;

/** 实施编码 without the number of a handling item. */
const TASK_CODE = 31;

/** What somebody wants to do something with: an item, and the body that implements it. */
export interface Concerned {
  itemCode: string;
  orgCode: string;
}

export type AgentVerdict = 'allowed' | 'outside' | 'ended';

/** 实施主体: an item's code begins with the credit code of its body. */
const BODY_CODE = 18;

/**
 * Whether an agent has anything to do with a public body: it is named, or one of its items is. For where a body is all that is known, as at a
 * department's own site.
 */
export function reachesBody(
  { everything, items, departments }: Pick<AgentScope, 'everything' | 'items' | 'departments'>,
  orgCode: string,
): boolean {
  return everything || departments.includes(orgCode) || items.some((code) => code.slice(0, BODY_CODE) === orgCode);
}

/** By which account, and for which enterprise, somebody acts. */
export interface ActingAccount {
  id: string;
  orgCode?: string;
}

/** Whether a scope is this account's at a moment, whatever it covers. */
export function judgeHolder(scope: AgentScope, account: ActingAccount, at: Date): AgentVerdict {
  if (scope.accountId !== account.id || scope.creditCode !== account.orgCode) return 'outside';
  return scope.ended || at < new Date(scope.from) || at >= new Date(scope.until) ? 'ended' : 'allowed';
}

/** Whether an account may do something with an item by this scope at a moment. */
export function judgeAgent(scope: AgentScope, account: ActingAccount, concerned: Concerned, at: Date): AgentVerdict {
  const holder = judgeHolder(scope, account, at);
  if (holder !== 'allowed') return holder;
  const { itemCode, orgCode } = concerned;
  const named = scope.items.includes(itemCode) || scope.items.includes(itemCode.slice(0, TASK_CODE));
  return scope.everything || named || scope.departments.includes(orgCode) ? 'allowed' : 'outside';
}
