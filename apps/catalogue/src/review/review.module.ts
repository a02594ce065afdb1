import { Module } from '@nestjs/common';
import { TracksModule } from '../history/tracks.module.js';
import { ReviewRepository } from './domain/review.repository.js';
import { ReportController } from './http/report.controller.js';
import { ReviewController } from './http/review.controller.js';
import { SqlReviewRepository } from './persistence/sql-review.repository.js';
import { ListReviews } from './queries/list-reviews.js';
import { ReadProcedure } from './queries/read-procedure.js';
import { ReadReview } from './queries/read-review.js';
import { GiveOpinions } from './use-cases/give-opinions.js';
import { ReportDrafts } from './use-cases/report-drafts.js';
import { WithdrawReport } from './use-cases/withdraw-report.js';

/** 三报三审三回. */
@Module({
  imports: [TracksModule],
  controllers: [ReportController, ReviewController],
  providers: [
    { provide: ReviewRepository, useClass: SqlReviewRepository },
    ReportDrafts,
    WithdrawReport,
    GiveOpinions,
    ListReviews,
    ReadReview,
    ReadProcedure,
  ],
})
export class ReviewModule {}
