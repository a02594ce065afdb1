import { shanghaiDate } from '@yiwang/standards';
import { authorityExpired } from '../../window/domain/window.errors.js';
import type { ApplicantKind } from './case-state.js';
import { authorityUnfit } from './case.errors.js';

/** 授权凭证: power of attorney, letter of introduction, certificate of the legal representative, proof of guardianship. */
export const AUTHORITY_KINDS = ['powerOfAttorney', 'introductionLetter', 'legalRepresentative', 'guardianship'] as const;
export type AuthorityKind = (typeof AUTHORITY_KINDS)[number];

/** By what somebody acts for an applicant. */
export interface ActingAuthority {
  kind: AuthorityKind;
  /** Number of the document, where it has one. */
  documentNo?: string | undefined;
  /** Last day on which it holds, `YYYY-MM-DD`. */
  validUntil?: string | undefined;
}

/** Whom each of them speaks for: nobody is an organisation's guardian. */
const SPEAKS_FOR: Readonly<Record<AuthorityKind, readonly ApplicantKind[]>> = {
  powerOfAttorney: ['person', 'legalPerson'],
  introductionLetter: ['legalPerson'],
  legalRepresentative: ['legalPerson'],
  guardianship: ['person'],
};

/** @throws ACCEPTANCE.AUTHORITY_EXPIRED, ACCEPTANCE.AUTHORITY_UNFIT */
export function assertActsFor({ kind, validUntil }: ActingAuthority, applicant: ApplicantKind, now: Date): void {
  if (!SPEAKS_FOR[kind].includes(applicant)) throw authorityUnfit();
  if (validUntil !== undefined && validUntil < shanghaiDate(now)) throw authorityExpired();
}
