import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { EvaluationRepository } from '../domain/evaluation.repository.js';
import { hashOfToken } from '../domain/link-token.js';
import { raterOf } from '../domain/rater.js';
import { evaluationNotFound, linkExpired, linkNotFound, linkUsed } from '../domain/rating.errors.js';
import type { EvaluationView } from '../http/rating.schema.js';
import { mayRate } from '../persistence/evaluation.row.js';
import { EvaluationViews, VIEW_COLUMNS, VIEW_TABLES, type ViewRow } from './evaluation-views.js';

const BY_ID = `SELECT ${VIEW_COLUMNS} FROM ${VIEW_TABLES} WHERE i.id = $1`;
const OF_APPLICANT = `
  SELECT ${VIEW_COLUMNS} FROM ${VIEW_TABLES} WHERE i.case_no = $1 AND ${mayRate(2)} ORDER BY i.issued_at, i.id`;

/** What may be rated of a case, for who may rate it by his account or holds a link. */
@Injectable()
export class ShowEvaluation {
  constructor(
    private readonly database: Database,
    private readonly evaluations: EvaluationRepository,
    private readonly views: EvaluationViews,
    private readonly clock: Clock,
  ) {}

  /** @throws EVALUATION.LINK_NOT_FOUND, LINK_USED, LINK_EXPIRED */
  async byLink(token: string): Promise<EvaluationView> {
    const link = await this.evaluations.findLink(hashOfToken(token));
    if (!link || link.replacedAt) throw linkNotFound();
    if (link.usedAt) throw linkUsed();
    if (this.clock.now() >= link.expiresAt) throw linkExpired();
    const [view] = await this.views.of(await this.database.query<ViewRow>(BY_ID, [link.invitationId]));
    return view!;
  }

  /** @throws EVALUATION.NOT_FOUND */
  async ofCase(caseNo: string, principal: Principal): Promise<{ items: EvaluationView[] }> {
    const rater = raterOf(principal);
    if (!rater) throw evaluationNotFound();
    const items = await this.views.of(await this.database.query<ViewRow>(OF_APPLICANT, [caseNo, rater.account, rater.enterprise]));
    if (items.length === 0) throw evaluationNotFound();
    return { items };
  }
}
