import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@yiwang/persistence';
import { z } from 'zod';
import { ReviewRepository } from '../domain/review.repository.js';

/** 审核程序 — rounds and steps that new reviews follow. */
export const Procedure = z
  .object({
    procedure: z.string(),
    mostRounds: z.int().describe('at most so many reports of one draft'),
    steps: z.array(
      z.object({
        step: z.int().describe('0 is the report of the department'),
        code: z.string(),
        nameZh: z.string(),
        nameEn: z.string(),
        permission: z.string().describe('岗位权限 that the step needs'),
      }),
    ),
  })
  .meta({ id: 'ItemReviewProcedure' });
export type Procedure = z.infer<typeof Procedure>;

@Injectable()
export class ReadProcedure {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reviews: ReviewRepository,
  ) {}

  execute(): Promise<Procedure> {
    return this.uow.run(async () => {
      const { procedure, mostRounds, steps } = await this.reviews.activeProcedure();
      return { procedure, mostRounds, steps: [...steps] };
    });
  }
}
