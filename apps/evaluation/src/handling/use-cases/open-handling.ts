import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import type { Evaluation, Rating } from '../../rating/domain/evaluation.js';
import { Handling } from '../domain/handling.js';
import { HandlingDeadlines } from '../domain/handling-deadlines.js';
import { HandlingRepository } from '../domain/handling.repository.js';

/** 差评生成处置件, in the unit of work of the rating. */
@Injectable()
export class OpenHandling {
  constructor(
    private readonly handlings: HandlingRepository,
    private readonly deadlines: HandlingDeadlines,
    private readonly clock: Clock,
  ) {}

  async execute({ of, invitation }: Evaluation, rating: Rating): Promise<void> {
    const clocks = { limits: await this.handlings.limits(), deadlines: this.deadlines };
    await this.handlings.save(Handling.open(of, { ...rating, invitationId: invitation.id }, clocks, this.clock.now()));
  }
}
