import { Injectable } from '@nestjs/common';
import type { Occasion, RatingLevel } from '@yiwang/events-evaluation';
import { Database } from '@yiwang/persistence';
import type { EvaluatedCase } from '../../case/domain/evaluated-case.js';
import { writeSums, type SumRow } from '../../indicator/persistence/write-sums.js';
import { Evaluation, type OccasionTerms } from '../domain/evaluation.js';
import { EvaluationRepository, type InvitationRef, type Link } from '../domain/evaluation.repository.js';
import type { Rater } from '../domain/rater.js';
import type { RatingTag } from '../domain/rating-tags.js';
import {
  INVITATION_COLUMNS,
  mayRate,
  RATING_COLUMNS,
  toInvitation,
  toRating,
  type InvitationRow,
  type RatingRow,
} from './evaluation.row.js';

const OCCASIONS = `
  SELECT occasion, rate_within_days, follow_up_within_days, default_level FROM evaluation_occasions WHERE active ORDER BY occasion`;
const TAGS = 'SELECT code, tone, zh, en FROM rating_tags ORDER BY code';
const INVITED = 'SELECT case_no, occasion FROM invitations WHERE case_no = ANY($1::text[])';
const REF = 'SELECT id AS "invitationId", case_no AS "caseNo" FROM invitations';
const REF_OF_APPLICANT = `
  SELECT i.id AS "invitationId", i.case_no AS "caseNo" FROM invitations i JOIN cases c ON c.case_no = i.case_no
  WHERE i.case_no = $1 AND i.occasion = $2 AND ${mayRate(3)}`;
const LOAD = `SELECT ${INVITATION_COLUMNS} FROM invitations WHERE id = $1`;
const RATINGS = `SELECT ${RATING_COLUMNS} FROM ratings WHERE invitation_id = $1`;
/** Skips cases that anybody works on; a rating that comes at the same moment is before the default, or finds it there. */
const LOCK_RUN_OUT = `
  SELECT c.case_no FROM cases c WHERE c.case_no IN (
    SELECT i.case_no FROM invitations i WHERE i.state = 'open' AND i.expires_at <= $1 ORDER BY i.expires_at LIMIT $2)
  FOR NO KEY UPDATE SKIP LOCKED`;
/** A statement of its own after the lock: only then does it see what the holder of the lock before has committed. */
const RUN_OUT = `SELECT ${INVITATION_COLUMNS} FROM invitations WHERE case_no = $1 AND state = 'open' AND expires_at <= $2`;
const ADD_INVITATIONS = `
  INSERT INTO invitations (id, case_no, occasion, applicant_account, state, issued_at, expires_at, follow_up_days, default_level)
  SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::timestamptz[], $8::int[],
    $9::rating_level[])`;
const SET_STATES = `
  UPDATE invitations SET state = changed.state FROM unnest($1::uuid[], $2::text[]) AS changed (id, state) WHERE invitations.id = changed.id`;
const ADD_RATINGS = `
  INSERT INTO ratings (id, invitation_id, case_no, turn, level, tags, text_sealed, channel, is_default, link_hash, body_hash, given_at,
    org_code, item_code, region_code)
  SELECT r.id, r.invitation_id, r.case_no, r.turn, r.level, ARRAY(SELECT jsonb_array_elements_text(r.tags)), r.text_sealed, r.channel,
    r.is_default, r.link_hash, r.body_hash, r.given_at, r.org_code, r.item_code, r.region_code
  FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, invitation_id uuid, case_no text, turn rating_turn, level rating_level, tags jsonb,
    text_sealed text, channel text, is_default boolean, link_hash text, body_hash text, given_at timestamptz, org_code text, item_code text,
    region_code text)`;
const EXCLUDE = 'UPDATE ratings SET excluded_at = $2 WHERE id = ANY($1::uuid[])';
const FIND_LINK = `
  SELECT l.token_hash AS "tokenHash", l.invitation_id AS "invitationId", i.case_no AS "caseNo", l.expires_at AS "expiresAt",
    l.used_at AS "usedAt", l.replaced_at AS "replacedAt"
  FROM invitation_links l JOIN invitations i ON i.id = l.invitation_id WHERE l.token_hash = $1`;
const RETIRE_LINK = `
  UPDATE invitation_links SET replaced_at = $2 WHERE invitation_id = $1 AND used_at IS NULL AND replaced_at IS NULL`;
const ADD_LINK = `
  INSERT INTO invitation_links (token_hash, invitation_id, minted_at, minted_by, expires_at) VALUES ($1, $2, $3, $4, $5)`;
const USE_LINK = 'UPDATE invitation_links SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL AND replaced_at IS NULL';

interface OccasionRow {
  occasion: Occasion;
  rate_within_days: number;
  follow_up_within_days: number;
  default_level: RatingLevel | null;
}

@Injectable()
export class SqlEvaluationRepository extends EvaluationRepository {
  constructor(private readonly database: Database) {
    super();
  }

  override async activeOccasions(): Promise<OccasionTerms[]> {
    const rows = await this.database.query<OccasionRow>(OCCASIONS);
    return rows.map((row) => ({
      occasion: row.occasion,
      rateWithinDays: row.rate_within_days,
      followUpWithinDays: row.follow_up_within_days,
      defaultLevel: row.default_level,
    }));
  }

  override tags(): Promise<RatingTag[]> {
    return this.database.query<RatingTag>(TAGS);
  }

  override async invited(caseNos: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.database.query<{ case_no: string; occasion: Occasion }>(INVITED, [caseNos]);
    return new Set(rows.map(({ case_no, occasion }) => `${case_no} ${occasion}`));
  }

  override async refOf(invitationId: string): Promise<InvitationRef | undefined> {
    const [row] = await this.database.query<InvitationRef & Record<string, unknown>>(`${REF} WHERE id = $1`, [invitationId]);
    return row;
  }

  override async refOfApplicant(caseNo: string, occasion: Occasion, rater: Rater): Promise<InvitationRef | undefined> {
    const params = [caseNo, occasion, rater.account, rater.enterprise];
    const [row] = await this.database.query<InvitationRef & Record<string, unknown>>(REF_OF_APPLICANT, params);
    return row;
  }

  override async load(of: EvaluatedCase, invitationId: string): Promise<Evaluation> {
    const [row] = await this.database.query<InvitationRow>(LOAD, [invitationId]);
    const ratings = await this.database.query<RatingRow>(RATINGS, [invitationId]);
    return Evaluation.restore(of, toInvitation(row!), ratings.map(toRating));
  }

  override async lockRunOut(now: Date, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ case_no: string }>(LOCK_RUN_OUT, [now, limit]);
    return rows.map(({ case_no }) => case_no);
  }

  override async loadRunOut(of: EvaluatedCase, now: Date): Promise<Evaluation[]> {
    const rows = await this.database.query<InvitationRow>(RUN_OUT, [of.known.caseNo, now]);
    return rows.map((row) => Evaluation.restore(of, toInvitation(row), []));
  }

  override async save(evaluations: readonly Evaluation[]): Promise<void> {
    const changes = evaluations.map((evaluation) => ({ known: evaluation.of.known, ...evaluation.changes() }));
    const fresh = changes.filter(({ isNew }) => isNew);
    if (fresh.length > 0) {
      const column = <T>(value: (change: (typeof fresh)[number]) => T): T[] => fresh.map(value);
      await this.database.write(ADD_INVITATIONS, [
        column(({ invitation }) => invitation.id),
        column(({ known }) => known.caseNo),
        column(({ invitation }) => invitation.occasion),
        column(({ invitation }) => invitation.applicantAccount),
        column(({ invitation }) => invitation.state),
        column(({ invitation }) => invitation.issuedAt),
        column(({ invitation }) => invitation.expiresAt),
        column(({ invitation }) => invitation.followUpDays),
        column(({ invitation }) => invitation.defaultLevel),
      ]);
    }
    const known = changes.filter(({ isNew }) => !isNew).map(({ invitation }) => invitation);
    if (known.length > 0) await this.database.write(SET_STATES, [known.map(({ id }) => id), known.map(({ state }) => state)]);
    const added = changes.flatMap(ratingRows);
    if (added.length > 0) await this.database.write(ADD_RATINGS, [JSON.stringify(added)]);
    for (const rating of changes.flatMap(({ excluded }) => excluded)) {
      await this.database.write(EXCLUDE, [[rating.id], rating.excludedAt]);
    }
    const sums = changes.flatMap(({ known: { orgCode, itemCode, regionCode }, sums: months }): SumRow[] =>
      [...months].map(([month, by]) => ({ month, orgCode, itemCode, regionCode, by })),
    );
    await writeSums(this.database, sums);
  }

  override async findLink(tokenHash: string): Promise<Link | undefined> {
    const [link] = await this.database.query<Link & Record<string, unknown>>(FIND_LINK, [tokenHash]);
    return link;
  }

  override async replaceLink(link: Pick<Link, 'tokenHash' | 'invitationId' | 'expiresAt'>, mintedBy: string, now: Date): Promise<void> {
    await this.database.write(RETIRE_LINK, [link.invitationId, now]);
    await this.database.write(ADD_LINK, [link.tokenHash, link.invitationId, now, mintedBy, link.expiresAt]);
  }

  override async useLink(tokenHash: string, now: Date): Promise<void> {
    await this.database.write(USE_LINK, [tokenHash, now], { rows: 1 });
  }
}

function ratingRows({ known, invitation, added }: { known: EvaluatedCase['known'] } & ReturnType<Evaluation['changes']>): object[] {
  return added.map((rating) => ({
    id: rating.id,
    invitation_id: invitation.id,
    case_no: known.caseNo,
    turn: rating.turn,
    level: rating.level,
    tags: rating.tags,
    text_sealed: rating.textSealed,
    channel: rating.channel,
    is_default: rating.isDefault,
    link_hash: rating.linkHash,
    body_hash: rating.bodyHash,
    given_at: rating.givenAt,
    org_code: known.orgCode,
    item_code: known.itemCode,
    region_code: known.regionCode,
  }));
}
