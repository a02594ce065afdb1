import { Module } from '@nestjs/common';
import { workingCalendar } from '@yiwang/standards';
import { DeliveryModule } from '../delivery/delivery.module.js';
import { OnItemVersion } from '../item/events/on-item-version.js';
import { ItemVersions } from '../item/persistence/item-versions.js';
import { ArrangeSignal } from './arrange-signal.js';
import { CaseOrigins } from './case-origins.js';
import { CalendarDueDates } from './domain/calendar-due-dates.js';
import { DueDates } from './domain/plan-schedule.js';
import { ChannelRepository, PlanRepository } from './domain/plan.repository.js';
import { OnCaseFacts } from './events/on-case-facts.js';
import { SqlChannelRepository } from './persistence/sql-channel.repository.js';
import { SqlPlanRepository } from './persistence/sql-plan.repository.js';
import { ListTasks } from './queries/list-tasks.js';
import { ShowTask } from './queries/show-task.js';
import { TaskFollowers } from './task-followers.js';
import { ArrangeWaitingCases, ArrangeWorker } from './use-cases/arrange-waiting-cases.js';
import { FollowCases } from './use-cases/follow-cases.js';
import { HandleTasks } from './use-cases/handle-tasks.js';
import { HearRecalls } from './use-cases/hear-recalls.js';
import { IssueFieldGrant } from './use-cases/issue-field-grant.js';
import { LeadCase } from './use-cases/lead-case.js';
import { MovePlan } from './use-cases/move-plan.js';
import { PlanSurroundings } from './use-cases/plan-surroundings.js';

/** 方案与任务 — plans and tasks; rooms that move tasks import this module. Its controllers stand in dispatch.module.ts. */
@Module({
  imports: [DeliveryModule],
  controllers: [OnCaseFacts, OnItemVersion],
  providers: [
    { provide: PlanRepository, useClass: SqlPlanRepository },
    { provide: ChannelRepository, useClass: SqlChannelRepository },
    { provide: DueDates, useFactory: () => new CalendarDueDates(workingCalendar()) },
    ItemVersions,
    TaskFollowers,
    CaseOrigins,
    FollowCases,
    ArrangeSignal,
    ArrangeWaitingCases,
    ArrangeWorker,
    MovePlan,
    PlanSurroundings,
    HandleTasks,
    HearRecalls,
    LeadCase,
    IssueFieldGrant,
    ListTasks,
    ShowTask,
  ],
  exports: [
    PlanRepository,
    ChannelRepository,
    DueDates,
    ItemVersions,
    TaskFollowers,
    CaseOrigins,
    FollowCases,
    HandleTasks,
    HearRecalls,
    LeadCase,
    IssueFieldGrant,
    ListTasks,
    ShowTask,
  ],
})
export class PlanModule {}
