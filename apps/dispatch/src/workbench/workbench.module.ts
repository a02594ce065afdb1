import { Module } from '@nestjs/common';
import { PlanModule } from '../plan/plan.module.js';
import { OfficerRepository, WorkRepository } from './domain/work.repository.js';
import { OnOfficerLeft } from './events/on-officer-left.js';
import { TurnController } from './http/turn.controller.js';
import { WorkbenchDeskController } from './http/workbench-desk.controller.js';
import { WorkbenchSettingsController } from './http/workbench-settings.controller.js';
import { SqlOfficerRepository } from './persistence/sql-officer.repository.js';
import { SqlWorkRepository } from './persistence/sql-work.repository.js';
import { ListTurns } from './queries/list-turns.js';
import { ShowBatch } from './queries/show-batch.js';
import { ShowWork } from './queries/show-work.js';
import { WorkbenchOverview } from './queries/workbench-overview.js';
import { WorkbenchSettings } from './queries/workbench-settings.js';
import { AdoptTasks, AdoptWorker } from './use-cases/adopt-tasks.js';
import { ConcludeTask } from './use-cases/conclude-task.js';
import { Delegate } from './use-cases/delegate.js';
import { DoBatch } from './use-cases/do-batch.js';
import { DoWork, WorkSurroundings } from './use-cases/do-work.js';
import { FollowTasks } from './use-cases/follow-tasks.js';
import { ForgetBatches } from './use-cases/forget-batches.js';
import { HandBack } from './use-cases/hand-back.js';
import { KeepPhrases } from './use-cases/keep-phrases.js';
import { ManagePosts } from './use-cases/manage-posts.js';
import { ManageProcesses } from './use-cases/manage-processes.js';

/** 权力运行系统 — how officers of departments without a system of their own handle their tasks, link by link. */
@Module({
  imports: [PlanModule],
  controllers: [TurnController, WorkbenchDeskController, WorkbenchSettingsController, OnOfficerLeft],
  providers: [
    { provide: WorkRepository, useClass: SqlWorkRepository },
    { provide: OfficerRepository, useClass: SqlOfficerRepository },
    FollowTasks,
    WorkSurroundings,
    AdoptTasks,
    AdoptWorker,
    ConcludeTask,
    DoWork,
    DoBatch,
    ForgetBatches,
    HandBack,
    ManageProcesses,
    ManagePosts,
    Delegate,
    KeepPhrases,
    ListTurns,
    ShowWork,
    ShowBatch,
    WorkbenchSettings,
    WorkbenchOverview,
  ],
})
export class WorkbenchModule {}
