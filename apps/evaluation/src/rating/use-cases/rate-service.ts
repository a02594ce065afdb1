import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import type { Occasion, RatingChannel, RatingLevel, RatingTurn } from '@yiwang/events-evaluation';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { Clock, uuidv7 } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import { CaseRepository } from '../../case/domain/case.repository.js';
import { OpenHandling } from '../../handling/use-cases/open-handling.js';
import { SealedTexts } from '../../sealing/sealed-texts.js';
import type { Evaluation, Rating } from '../domain/evaluation.js';
import { EvaluationRepository, type InvitationRef } from '../domain/evaluation.repository.js';
import { isBad } from '../domain/level.js';
import { hashOfToken } from '../domain/link-token.js';
import { raterOf } from '../domain/rater.js';
import { checkTags } from '../domain/rating-tags.js';
import { evaluationNotFound, linkExpired, linkNotFound, linkUsed } from '../domain/rating.errors.js';

/** What a person says of a service. */
export interface Opinion {
  turn: RatingTurn;
  level: RatingLevel;
  tags: string[];
  text?: string | undefined;
  channel: Exclude<RatingChannel, 'default'>;
}

/** 回执 — references only, since it is kept with the key. */
export interface RatingReceipt {
  ratingId: string;
  invitationId: string;
  caseNo: string;
  turn: RatingTurn;
  level: RatingLevel;
  givenAt: string;
  /** 差评处置件, if the rating opened one. */
  handlingOpened: boolean;
}

const receiptOf = (of: Evaluation, rating: Rating): RatingReceipt => ({
  ratingId: rating.id,
  invitationId: of.invitation.id,
  caseNo: of.of.known.caseNo,
  turn: rating.turn,
  level: rating.level,
  givenAt: rating.givenAt.toISOString(),
  handlingOpened: isBad(rating.level),
});

/**
 * 评价 by the account that has the case, by the representative of the enterprise that filed it, or by whoever holds the one-time link. A bad one
 * opens its handling case in the same transaction.
 */
@Injectable()
export class RateService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly idempotency: Idempotency,
    private readonly cases: CaseRepository,
    private readonly evaluations: EvaluationRepository,
    private readonly openHandling: OpenHandling,
    private readonly texts: SealedTexts,
    private readonly clock: Clock,
  ) {}

  /** @throws EVALUATION.NOT_FOUND for anybody else, and what `Evaluation.rate` throws */
  asApplicant(
    { caseNo, occasion, ...opinion }: Opinion & { caseNo: string; occasion: Occasion },
    principal: Principal,
    key: IdempotentRequest,
  ): Promise<RatingReceipt> {
    return this.idempotency.once(key, async () => {
      const rater = raterOf(principal);
      const ref = rater && (await this.evaluations.refOfApplicant(caseNo, occasion, rater));
      if (!ref) throw evaluationNotFound();
      const evaluation = await this.lock(ref);
      return this.rate(evaluation, opinion, {});
    });
  }

  /**
   * The link stands for who holds it, once. The same words again get the same answer: an answer that was lost on its way is no second rating.
   * @throws EVALUATION.LINK_NOT_FOUND, LINK_USED, LINK_EXPIRED, and what `Evaluation.rate` throws
   */
  byLink(token: string, opinion: Opinion): Promise<RatingReceipt> {
    const linkHash = hashOfToken(token);
    const bodyHash = this.texts.fingerprint(
      JSON.stringify([opinion.turn, opinion.level, opinion.tags, opinion.text ?? null, opinion.channel]),
    );
    return this.uow.run(async () => {
      const found = await this.evaluations.findLink(linkHash);
      if (!found) throw linkNotFound();
      const evaluation = await this.lock(found);
      const repeated = evaluation.ratings.find((rating) => rating.linkHash === linkHash);
      if (repeated?.bodyHash === bodyHash) return receiptOf(evaluation, repeated);
      // Read again under the lock: a moment ago it may have been unused.
      const link = (await this.evaluations.findLink(linkHash))!;
      const now = this.clock.now();
      if (link.usedAt) throw linkUsed();
      if (link.replacedAt) throw linkNotFound();
      if (now >= link.expiresAt) throw linkExpired();
      const receipt = await this.rate(evaluation, opinion, { linkHash, bodyHash });
      await this.evaluations.useLink(linkHash, now);
      return receipt;
    });
  }

  private async lock(ref: InvitationRef): Promise<Evaluation> {
    return this.evaluations.load(await this.cases.lock(ref.caseNo), ref.invitationId);
  }

  private async rate(evaluation: Evaluation, opinion: Opinion, by: { linkHash?: string; bodyHash?: string }): Promise<RatingReceipt> {
    checkTags(opinion.level, opinion.tags, opinion.tags.length > 0 ? await this.evaluations.tags() : []);
    const { turn, level, tags, text, channel } = opinion;
    const id = uuidv7();
    const textSealed = text === undefined ? null : this.texts.sealRating(id, text);
    const { linkHash = null, bodyHash = null } = by;
    const rating = evaluation.rate({ id, turn, level, tags, textSealed, channel, linkHash, bodyHash }, this.clock.now());
    await this.evaluations.save([evaluation]);
    if (isBad(level)) await this.openHandling.execute(evaluation, rating);
    await this.cases.save([evaluation.of]);
    return receiptOf(evaluation, rating);
  }
}
