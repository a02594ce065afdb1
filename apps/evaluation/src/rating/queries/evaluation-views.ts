import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { EvaluatedCase } from '../../case/domain/evaluated-case.js';
import { SealedTexts } from '../../sealing/sealed-texts.js';
import { Evaluation } from '../domain/evaluation.js';
import type { EvaluationView } from '../http/rating.schema.js';
import { RATING_COLUMNS, toInvitation, toRating, type InvitationRow, type RatingRow } from '../persistence/evaluation.row.js';

/** Columns of an invitation `i` with its case `c`. */
export const VIEW_COLUMNS = `i.id, i.case_no, i.occasion, i.applicant_account, i.state, i.issued_at, i.expires_at, i.follow_up_days, i.default_level,
  c.item_code, c.org_code, c.region_code`;
export const VIEW_TABLES = 'invitations i JOIN cases c ON c.case_no = i.case_no';

export interface ViewRow extends InvitationRow {
  item_code: string;
  org_code: string;
  region_code: string;
}

interface HandlingRow {
  id: string;
  invitation_id: string;
  rating_id: string;
  state: EvaluationView['handlings'][number]['state'];
  contact_due_at: Date;
  answer_due_at: Date;
  answered_at: Date | null;
  answer_sealed: string | null;
}

const RATINGS = `SELECT ${RATING_COLUMNS} FROM ratings WHERE invitation_id = ANY($1::uuid[])`;
const HANDLINGS = `
  SELECT id, invitation_id, rating_id, state, contact_due_at, answer_due_at, answered_at, answer_sealed FROM handlings
  WHERE invitation_id = ANY($1::uuid[]) ORDER BY opened_at`;

/** Makes what the people side sees of invitations: no text that anybody wrote but the answer to a bad rating. */
@Injectable()
export class EvaluationViews {
  constructor(
    private readonly database: Database,
    private readonly texts: SealedTexts,
    private readonly clock: Clock,
  ) {}

  /** In the order of the rows. */
  async of(rows: readonly ViewRow[]): Promise<EvaluationView[]> {
    if (rows.length === 0) return [];
    const ids = rows.map(({ id }) => id);
    const ratings = await this.database.query<RatingRow>(RATINGS, [ids]);
    const handlings = await this.database.query<HandlingRow & Record<string, unknown>>(HANDLINGS, [ids]);
    return rows.map((row) =>
      this.view(
        row,
        ratings.filter(({ invitation_id }) => invitation_id === row.id),
        handlings.filter(({ invitation_id }) => invitation_id === row.id),
      ),
    );
  }

  private view(row: ViewRow, ratingRows: readonly RatingRow[], handlings: readonly HandlingRow[]): EvaluationView {
    const { case_no: caseNo, item_code: itemCode, org_code: orgCode, region_code: regionCode } = row;
    const known = { caseNo, itemCode, orgCode, regionCode, applicantKind: null, applicantAccount: null, enterprise: null, decidedBy: null };
    const ratings = ratingRows.map(toRating).sort((a, b) => a.givenAt.getTime() - b.givenAt.getTime());
    const evaluation = Evaluation.restore(new EvaluatedCase(known, 0), toInvitation(row), ratings);
    const until = evaluation.openUntil(this.clock.now());
    return {
      invitationId: row.id,
      caseNo,
      occasion: row.occasion,
      itemCode,
      orgCode,
      regionCode,
      state: row.state === 'open' && !until ? 'expired' : row.state,
      issuedAt: row.issued_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      next: until ? (row.state === 'open' ? 'first' : 'followUp') : null,
      nextUntil: until?.toISOString() ?? null,
      ratings: ratings.map(({ id, turn, level, tags, channel, isDefault, givenAt }) => ({
        ratingId: id,
        turn,
        level,
        tags: [...tags],
        channel,
        isDefault,
        givenAt: givenAt.toISOString(),
      })),
      handlings: handlings.map((handling) => ({
        turn: ratings.find(({ id }) => id === handling.rating_id)!.turn,
        state: handling.state,
        contactDueAt: handling.contact_due_at.toISOString(),
        answerDueAt: handling.answer_due_at.toISOString(),
        answeredAt: handling.answered_at?.toISOString() ?? null,
        answer: handling.answer_sealed === null ? null : this.texts.openAnswer(handling.id, handling.answer_sealed),
      })),
    };
  }
}
