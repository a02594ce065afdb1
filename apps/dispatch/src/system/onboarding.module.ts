import { Module } from '@nestjs/common';
import { ChannelsModule } from '../channel/channels.module.js';
import { PlanModule } from '../plan/plan.module.js';
import { RegisteredSystems } from './domain/registered-systems.js';
import { OnClientEnded } from './events/on-client-ended.js';
import { SystemAdminController } from './http/system-admin.controller.js';
import { SystemMovesController } from './http/system-moves.controller.js';
import { SqlRegisteredSystems } from './persistence/sql-registered-systems.js';
import { ListTestCases } from './queries/list-test-cases.js';
import { ShowSystems } from './queries/show-systems.js';
import { SystemModule } from './system.module.js';
import { CloseTestCases } from './use-cases/close-test-cases.js';
import { FollowClients } from './use-cases/follow-clients.js';
import { HandOverTasks } from './use-cases/hand-over-tasks.js';
import { KeepSystems } from './use-cases/keep-systems.js';
import { ManageSecrets } from './use-cases/manage-secrets.js';
import { MoveSystems } from './use-cases/move-systems.js';
import { ReadContact } from './use-cases/read-contact.js';
import { RouteItems } from './use-cases/route-items.js';
import { SendTestCase } from './use-cases/send-test-case.js';

/** 系统接入 — from the registration of a department's system to its retirement. */
@Module({
  imports: [SystemModule, PlanModule, ChannelsModule],
  controllers: [SystemAdminController, SystemMovesController, OnClientEnded],
  providers: [
    { provide: RegisteredSystems, useClass: SqlRegisteredSystems },
    CloseTestCases,
    FollowClients,
    KeepSystems,
    ManageSecrets,
    MoveSystems,
    ReadContact,
    RouteItems,
    SendTestCase,
    HandOverTasks,
    ShowSystems,
    ListTestCases,
  ],
  exports: [RegisteredSystems, CloseTestCases, KeepSystems, SendTestCase, ShowSystems],
})
export class OnboardingModule {}
