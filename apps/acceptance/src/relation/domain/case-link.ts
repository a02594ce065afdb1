import type { CaseRelation } from '../../case/domain/case-relation.js';
import { linkedCaseCancelled, linkedCaseNotFound, linkedCaseNotGranted } from './relation.errors.js';

/** How it is known that the later case is of the same applicant: by the account, by the document, or by the clerk who saw the papers. */
export type SameApplicant = 'account' | 'document' | 'clerk';

/** What must be known of the earlier case (原办件) that a change, renewal or cancellation is about. */
export interface LinkTarget {
  caseNo: string;
  applicantId: string | null;
  applicantHash: string | null;
  granted: boolean;
  /** A later case that cancelled what this one gave. */
  cancelledBy: string | null;
  /** Whether the caller may see the case. */
  reachable: boolean;
}

export interface LinkingApplicant {
  applicantId: string | null;
  applicantHash: string | null;
  atCounter: boolean;
  /** 代办: whose document it is only the agent says, so he names a case that he may see. */
  byAgent: boolean;
}

/** 关联办件 of a new case. */
export interface CaseLink {
  earlierCaseNo: string;
  relation: CaseRelation;
  sameApplicant: SameApplicant;
}

/**
 * A change, renewal or cancellation is about something that was granted to the same applicant and still holds. Somebody else's case does not
 * exist, whatever it was. Who filed online has no document in the ledger (ADR 6): at a counter that is within reach of the earlier case the
 * clerk's word counts, and is on record as such.
 */
export function linkTo(earlier: LinkTarget | undefined, applicant: LinkingApplicant, relation: CaseRelation): CaseLink {
  const same = earlier && sameApplicant(earlier, applicant);
  if (!earlier || !same || (applicant.byAgent && !earlier.reachable)) throw linkedCaseNotFound();
  if (!earlier.granted) throw linkedCaseNotGranted();
  if (earlier.cancelledBy !== null) throw linkedCaseCancelled();
  return { earlierCaseNo: earlier.caseNo, relation, sameApplicant: same };
}

function sameApplicant(earlier: LinkTarget, applicant: LinkingApplicant): SameApplicant | undefined {
  if (applicant.applicantId !== null && applicant.applicantId === earlier.applicantId) return 'account';
  if (applicant.applicantHash !== null && applicant.applicantHash === earlier.applicantHash) return 'document';
  return applicant.atCounter && earlier.applicantHash === null && earlier.reachable ? 'clerk' : undefined;
}
