import { Inject, Injectable } from '@nestjs/common';
import { forbidden, type Principal } from '@yiwang/access';
import { CONFIG } from '@yiwang/config';
import { Clock } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import { CaseRepository } from '../../case/domain/case.repository.js';
import type { EvaluationConfig } from '../../evaluation.config.js';
import { EvaluationRepository } from '../domain/evaluation.repository.js';
import { hashOfToken, newToken } from '../domain/link-token.js';
import { linkNotFound, nothingToRate } from '../domain/rating.errors.js';

export interface IssuedLink {
  invitationId: string;
  token: string;
  expiresAt: string;
}

/**
 * 评价链接 for the service that sends it to the person. Each is made when it is asked for and put in the place of the one before, so that
 * none lies about: the database has its hash, the record of who asked, and nothing else; events never hold one.
 */
@Injectable()
export class IssueLink {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly cases: CaseRepository,
    private readonly evaluations: EvaluationRepository,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: EvaluationConfig,
  ) {}

  /** @throws ACCESS.FORBIDDEN, EVALUATION.LINK_NOT_FOUND, EVALUATION.NOTHING_TO_RATE */
  async execute(invitationId: string, principal: Principal): Promise<IssuedLink> {
    if (principal.kind !== 'service' || !this.config.LINK_CLIENTS.includes(principal.clientId)) throw forbidden();
    return this.uow.run(async () => {
      const ref = await this.evaluations.refOf(invitationId);
      if (!ref) throw linkNotFound();
      const evaluation = await this.evaluations.load(await this.cases.lock(ref.caseNo), invitationId);
      const now = this.clock.now();
      const expiresAt = evaluation.openUntil(now);
      if (!expiresAt) throw nothingToRate();
      const token = newToken();
      await this.evaluations.replaceLink({ tokenHash: hashOfToken(token), invitationId, expiresAt }, principal.clientId, now);
      return { invitationId, token, expiresAt: expiresAt.toISOString() };
    });
  }
}
