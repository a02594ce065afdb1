import type { Occasion, RatingChannel, RatingLevel, RatingTurn } from '@yiwang/events-evaluation';
import type { Invitation, InvitationState, Rating } from '../domain/evaluation.js';

export interface InvitationRow {
  id: string;
  case_no: string;
  occasion: Occasion;
  applicant_account: string | null;
  state: InvitationState;
  issued_at: Date;
  expires_at: Date;
  follow_up_days: number;
  default_level: RatingLevel | null;
}

export interface RatingRow {
  id: string;
  invitation_id: string;
  turn: RatingTurn;
  level: RatingLevel;
  tags: string[];
  text_sealed: string | null;
  channel: RatingChannel;
  is_default: boolean;
  link_hash: string | null;
  body_hash: string | null;
  given_at: Date;
  excluded_at: Date | null;
}

export const INVITATION_COLUMNS = 'id, case_no, occasion, applicant_account, state, issued_at, expires_at, follow_up_days, default_level';
/** Whether a rater may rate the invitation `i` of a case `c`: `$first` his account, the next the enterprise that he represents. */
export const mayRate = (first: number): string => `(i.applicant_account = $${first}::text OR c.enterprise = $${first + 1}::text)`;
export const RATING_COLUMNS =
  'id, invitation_id, turn, level, tags, text_sealed, channel, is_default, link_hash, body_hash, given_at, excluded_at';

export const toInvitation = (row: InvitationRow): Invitation => ({
  id: row.id,
  occasion: row.occasion,
  applicantAccount: row.applicant_account,
  state: row.state,
  issuedAt: row.issued_at,
  expiresAt: row.expires_at,
  followUpDays: row.follow_up_days,
  defaultLevel: row.default_level,
});

export const toRating = (row: RatingRow): Rating => ({
  id: row.id,
  turn: row.turn,
  level: row.level,
  tags: row.tags,
  textSealed: row.text_sealed,
  channel: row.channel,
  isDefault: row.is_default,
  linkHash: row.link_hash,
  bodyHash: row.body_hash,
  givenAt: row.given_at,
  excludedAt: row.excluded_at,
});
