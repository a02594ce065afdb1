import { Module } from '@nestjs/common';
import { workingCalendar } from '@yiwang/standards';
import { DeliverToSystem } from './delivery/deliver-to-system.js';
import { DeliverySignal } from './delivery/delivery-signal.js';
import { DeliveryWorker } from './delivery/delivery.worker.js';
import { FeedSignal } from './delivery/feed-signal.js';
import { DeliveryAdminController } from './delivery/http/delivery-admin.controller.js';
import { ReadFeed } from './delivery/read-feed.js';
import { SeedSystems } from './delivery/seed-systems.js';
import { OnItemVersion } from './item/events/on-item-version.js';
import { ItemVersions } from './item/persistence/item-versions.js';
import { ArrangeSignal } from './plan/arrange-signal.js';
import { CalendarDueDates } from './plan/domain/calendar-due-dates.js';
import { DueDates } from './plan/domain/plan-schedule.js';
import { ChannelRepository, PlanRepository } from './plan/domain/plan.repository.js';
import { OnCaseFacts } from './plan/events/on-case-facts.js';
import { DepartmentTaskController } from './plan/http/department-task.controller.js';
import { TaskActions } from './plan/http/task-actions.js';
import { WorkbenchController } from './plan/http/workbench.controller.js';
import { SqlChannelRepository } from './plan/persistence/sql-channel.repository.js';
import { SqlPlanRepository } from './plan/persistence/sql-plan.repository.js';
import { ListTasks } from './plan/queries/list-tasks.js';
import { ShowTask } from './plan/queries/show-task.js';
import { ArrangeWaitingCases, ArrangeWorker } from './plan/use-cases/arrange-waiting-cases.js';
import { FollowCases } from './plan/use-cases/follow-cases.js';
import { HandleTasks } from './plan/use-cases/handle-tasks.js';
import { IssueFieldGrant } from './plan/use-cases/issue-field-grant.js';

/** 分派协同 — tasks of departments, and their way to them and back. */
@Module({
  controllers: [DepartmentTaskController, WorkbenchController, DeliveryAdminController, OnCaseFacts, OnItemVersion],
  providers: [
    // plans and tasks
    { provide: PlanRepository, useClass: SqlPlanRepository },
    { provide: ChannelRepository, useClass: SqlChannelRepository },
    { provide: DueDates, useFactory: () => new CalendarDueDates(workingCalendar()) },
    ItemVersions,
    FollowCases,
    ArrangeSignal,
    ArrangeWaitingCases,
    ArrangeWorker,
    HandleTasks,
    IssueFieldGrant,
    TaskActions,
    ListTasks,
    ShowTask,
    // deliveries
    DeliverySignal,
    FeedSignal,
    DeliverToSystem,
    DeliveryWorker,
    ReadFeed,
    SeedSystems,
  ],
})
export class DispatchModule {}
