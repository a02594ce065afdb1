import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import { CaseRepository } from '../../case/domain/case.repository.js';
import type { EvaluatedCase } from '../../case/domain/evaluated-case.js';
import type { Evaluation } from '../domain/evaluation.js';
import { EvaluationRepository } from '../domain/evaluation.repository.js';

/** 默认评价 — ends invitations whose time is over. */
@Injectable()
export class GiveDefaultRatings {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly cases: CaseRepository,
    private readonly evaluations: EvaluationRepository,
    private readonly clock: Clock,
  ) {}

  /** Returns how many cases it has looked at; as many as `limit` means that there may be more. */
  execute(limit: number): Promise<number> {
    return this.uow.run(async () => {
      const now = this.clock.now();
      const caseNos = await this.evaluations.lockRunOut(now, limit);
      const touched: EvaluatedCase[] = [];
      const ended: Evaluation[] = [];
      for (const caseNo of caseNos) {
        const of = await this.cases.lock(caseNo);
        touched.push(of);
        for (const evaluation of await this.evaluations.loadRunOut(of, now)) {
          evaluation.runOut(now);
          ended.push(evaluation);
        }
      }
      await this.evaluations.save(ended);
      await this.cases.save(touched);
      return caseNos.length;
    });
  }
}
