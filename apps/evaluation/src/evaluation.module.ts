import { Module } from '@nestjs/common';
import { workingCalendar } from '@yiwang/standards';
import { CaseRepository } from './case/domain/case.repository.js';
import { OnCaseFacts } from './case/events/on-case-facts.js';
import { SqlCaseRepository } from './case/persistence/sql-case.repository.js';
import { FollowCases } from './case/use-cases/follow-cases.js';
import { HandlingDeadlines } from './handling/domain/handling-deadlines.js';
import { HandlingRepository } from './handling/domain/handling.repository.js';
import { HandlingController } from './handling/http/handling.controller.js';
import { SqlHandlingRepository } from './handling/persistence/sql-handling.repository.js';
import { ListHandlings } from './handling/queries/list-handlings.js';
import { ShowHandling } from './handling/queries/show-handling.js';
import { HandleBadRating } from './handling/use-cases/handle-bad-rating.js';
import { OpenHandling } from './handling/use-cases/open-handling.js';
import { ReadTexts } from './handling/use-cases/read-texts.js';
import { IndicatorController } from './indicator/http/indicator.controller.js';
import { ListIndicators } from './indicator/queries/list-indicators.js';
import { DefaultRatingTimer } from './rating/default-rating-timer.js';
import { EvaluationRepository } from './rating/domain/evaluation.repository.js';
import { EvaluationController } from './rating/http/evaluation.controller.js';
import { InvitationController } from './rating/http/invitation.controller.js';
import { SqlEvaluationRepository } from './rating/persistence/sql-evaluation.repository.js';
import { EvaluationViews } from './rating/queries/evaluation-views.js';
import { ListMyEvaluations } from './rating/queries/list-my-evaluations.js';
import { ListRatings } from './rating/queries/list-ratings.js';
import { ShowEvaluation } from './rating/queries/show-evaluation.js';
import { GiveDefaultRatings } from './rating/use-cases/give-default-ratings.js';
import { IssueLink } from './rating/use-cases/issue-link.js';
import { RateService } from './rating/use-cases/rate-service.js';
import { SealedTexts } from './sealing/sealed-texts.js';

/** 好差评 — invitations, ratings, the handling of bad ones, and the published figures. */
@Module({
  controllers: [InvitationController, IndicatorController, HandlingController, EvaluationController, OnCaseFacts],
  providers: [
    // the cases that may be evaluated
    { provide: CaseRepository, useClass: SqlCaseRepository },
    FollowCases,
    // invitations and ratings
    { provide: EvaluationRepository, useClass: SqlEvaluationRepository },
    SealedTexts,
    RateService,
    IssueLink,
    GiveDefaultRatings,
    DefaultRatingTimer,
    EvaluationViews,
    ShowEvaluation,
    ListMyEvaluations,
    ListRatings,
    // bad ratings
    { provide: HandlingRepository, useClass: SqlHandlingRepository },
    { provide: HandlingDeadlines, useFactory: () => new HandlingDeadlines(workingCalendar()) },
    OpenHandling,
    HandleBadRating,
    ReadTexts,
    ListHandlings,
    ShowHandling,
    // published figures
    ListIndicators,
  ],
})
export class EvaluationModule {}
