import type { Principal } from '@yiwang/access';
import { trustNotAllowed } from './material.errors.js';

/**
 * 可信等级 — A issued by the authority itself, used as it is; B held against the original by a window, used again without papers; C
 * uploaded by its owner, whose original has yet to be seen; D made by the applicant, with a pledge that it is true.
 */
export const TRUST_LEVELS = ['A', 'B', 'C', 'D'] as const;
export type TrustLevel = (typeof TRUST_LEVELS)[number];

/** What the uploader says of a file. */
export interface Said {
  /** 原件已核验: the original lay before the clerk. */
  originalSeen: boolean;
  /** 告知承诺: the applicant pledges that what he made himself is true. */
  pledged: boolean;
}

/** The level that a file starts with. @throws ACCEPTANCE.TRUST_NOT_ALLOWED */
export function trustOf({ originalSeen, pledged }: Said, { kind, permissions }: Pick<Principal, 'kind' | 'permissions'>): TrustLevel {
  const applicant = kind === 'person' || kind === 'legalPerson';
  if (originalSeen && (pledged || kind !== 'officer' || !permissions.has('case.collect'))) throw trustNotAllowed();
  if (pledged && !applicant) throw trustNotAllowed();
  if (originalSeen) return 'B';
  return pledged ? 'D' : 'C';
}
