import type { Occasion } from '@yiwang/events-evaluation';
import type { EvaluatedCase } from '../../case/domain/evaluated-case.js';
import type { Evaluation, OccasionTerms } from './evaluation.js';
import type { Rater } from './rater.js';
import type { RatingTag } from './rating-tags.js';

/** A one-time link of an invitation. */
export interface Link {
  tokenHash: string;
  invitationId: string;
  caseNo: string;
  expiresAt: Date;
  usedAt: Date | null;
  replacedAt: Date | null;
}

/** An invitation by its case, which must be locked first. */
export interface InvitationRef {
  invitationId: string;
  caseNo: string;
}

/** Port and token of invitations and ratings. What it restores belongs to a case that the caller has locked. */
export abstract class EvaluationRepository {
  /** Occasions that are in use. */
  abstract activeOccasions(): Promise<OccasionTerms[]>;
  abstract tags(): Promise<RatingTag[]>;
  /** Those of the cases that have been invited already, as `caseNo occasion`. */
  abstract invited(caseNos: readonly string[]): Promise<ReadonlySet<string>>;

  /** Where an invitation is, without a lock. */
  abstract refOf(invitationId: string): Promise<InvitationRef | undefined>;
  /** The invitation that a rater may answer, without a lock. */
  abstract refOfApplicant(caseNo: string, occasion: Occasion, rater: Rater): Promise<InvitationRef | undefined>;
  abstract load(of: EvaluatedCase, invitationId: string): Promise<Evaluation>;
  /** Cases with an invitation that has run out, locked; those that another worker holds are left to it. */
  abstract lockRunOut(now: Date, limit: number): Promise<string[]>;
  /** The open invitations of locked cases that have run out. */
  abstract loadRunOut(of: EvaluatedCase, now: Date): Promise<Evaluation[]>;
  abstract save(evaluations: readonly Evaluation[]): Promise<void>;

  abstract findLink(tokenHash: string): Promise<Link | undefined>;
  /** Adds a link and puts the one before it out of use. */
  abstract replaceLink(link: Pick<Link, 'tokenHash' | 'invitationId' | 'expiresAt'>, mintedBy: string, now: Date): Promise<void>;
  abstract useLink(tokenHash: string, now: Date): Promise<void>;
}
