import type { Actor } from '@yiwang/event-core';
import type { EndableToken } from './ending/deny-list.js';
import type { EndingKind } from './ending/ending.js';

export const PRINCIPAL_KINDS = ['person', 'legalPerson', 'officer', 'system', 'service'] as const;
export type PrincipalKind = (typeof PRINCIPAL_KINDS)[number];

/** 认证强度 (`acr`): how sure it is who has logged in. */
export const ACR_ONE_FACTOR = 'urn:yiwang:acr:1';
export const ACR_TWO_FACTORS = 'urn:yiwang:acr:2';

/** 主体 — who is calling, as the verified access token says. Shared between requests, therefore frozen. */
export interface Principal {
  readonly kind: PrincipalKind;
  /** Account id of a person, a legal person's agent or an officer; client id of a department system or a service. */
  readonly id: string;
  readonly name?: string;
  /** 统一社会信用代码 of the body the caller acts for; absent for a natural person. */
  readonly orgCode?: string;
  /** 行政区划代码 whose subtree an officer or a system is limited to. */
  readonly regionCode?: string;
  /** 实名等级. Persons: 1 none, 2 basic, 3 high. Legal persons count the other way: 1 certificate, 2 on site, 3 online, 4 none. */
  readonly realNameLevel?: number;
  /** 用户 who is logged in: the same for all the accounts he may act by. Absent for systems and services. */
  readonly userId?: string;
  /** 授权 by which an agent (经办人) acts for an enterprise; absent for its legal representative himself. */
  readonly authorisationId?: string;
  /** The login session, by a name that opens nothing. */
  readonly sessionId?: string;
  /** How sure it is who has logged in: `ACR_ONE_FACTOR` or `ACR_TWO_FACTORS`. */
  readonly acr?: string;
  /** When he last proved it, in seconds since 1970. */
  readonly authTime?: number;
  /** 事项范围: the items that a department system's access is limited to; absent where it is not. */
  readonly itemCodes?: ReadonlySet<string>;
  /** 机构范围: the bodies that it may speak for beside its own. */
  readonly orgCodes?: ReadonlySet<string>;
  readonly permissions: ReadonlySet<string>;
  readonly clientId: string;
  /** When his token was issued, in seconds since 1970: what it says is from then. */
  readonly issuedAt?: number;
}

/** The principal as the `actor` of an event: an id and a kind, never a name. */
export function actorOf(principal: Principal): Actor {
  return principal.orgCode === undefined
    ? { kind: principal.kind, id: principal.id }
    : { kind: principal.kind, id: principal.id, orgCode: principal.orgCode };
}

/** What of the caller can end: to be kept with what is given to him and opens without his token. */
export function endableOf({ id, userId, clientId, sessionId, authorisationId, issuedAt = 0 }: EndableCaller): EndableToken {
  const subjects: [EndingKind, string | undefined][] = [
    ['account', id],
    ['user', userId],
    ['client', clientId],
    ['session', sessionId],
    ['authorisation', authorisationId],
  ];
  return { issuedAt, subjects: subjects.filter((subject): subject is [EndingKind, string] => subject[1] !== undefined) };
}
type EndableCaller = Pick<Principal, 'id' | 'userId' | 'clientId' | 'sessionId' | 'authorisationId' | 'issuedAt'>;

export const hasPermission = (principal: Principal, permission: string): boolean => principal.permissions.has(permission);
