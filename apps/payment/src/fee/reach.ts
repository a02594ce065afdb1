import { hasPermission, regionContains, type Principal } from '@yiwang/access';
import type { AccountState } from './domain/fee-account-state.js';

type Whose = Pick<AccountState, 'applicantId' | 'enterprise' | 'orgCode' | 'regionCode' | 'windowOrg' | 'windowRegion'>;

const covers = ({ regionCode }: Principal, region: string): boolean => regionCode !== undefined && regionContains(regionCode, region);

export const isOwn = ({ kind, id }: Principal, { applicantId }: Whose): boolean =>
  (kind === 'person' || kind === 'legalPerson') && id === applicantId;

/** 法人 — whichever of its accounts has filed. */
const isEnterprises = ({ kind, orgCode }: Principal, { enterprise }: Whose): boolean =>
  kind === 'legalPerson' && orgCode !== undefined && orgCode === enterprise;

/**
 * 缴款人 — the applicant's account, whoever acts for the enterprise that filed, or a clerk of the counter or region that received the case,
 * for the person who stands there. What an agent is authorised for is judged besides.
 */
export function mayPay(principal: Principal, whose: Whose): boolean {
  if (!hasPermission(principal, 'payment.pay')) return false;
  if (principal.kind === 'person' || principal.kind === 'legalPerson') return isOwn(principal, whose) || isEnterprises(principal, whose);
  if (principal.kind !== 'officer') return false;
  return (whose.windowOrg !== null && principal.orgCode === whose.windowOrg) || covers(principal, whose.windowRegion);
}

/** 执收单位 — only the body whose revenue it is may do without it, or send money back. */
export const mayManage = (principal: Principal, whose: Whose): boolean =>
  principal.kind === 'officer' && hasPermission(principal, 'payment.exempt') && principal.orgCode === whose.orgCode;

export const mayRead = (principal: Principal, whose: Whose): boolean =>
  mayPay(principal, whose) ||
  mayManage(principal, whose) ||
  (principal.kind === 'officer' &&
    hasPermission(principal, 'payment.read') &&
    (principal.orgCode === whose.orgCode || covers(principal, whose.regionCode)));
