import { Module } from '@nestjs/common';
import { MappingModule } from '../mapping/mapping.module.js';
import { PlanModule } from '../plan/plan.module.js';
import { SystemModule } from '../system/system.module.js';
import { DepartmentMessageController } from './http/department-message.controller.js';
import { IntakeAdminController } from './http/intake-admin.controller.js';
import { IntakeRecordModule } from './intake-record.module.js';
import { IntakeWorker } from './intake.worker.js';
import { ResultsConsumer } from './kafka/results-consumer.js';
import { TakeRecord } from './kafka/take-record.js';
import { IntakeRejects } from './persistence/intake-rejects.js';
import { IntakeRules } from './persistence/intake-rules.js';
import { ListMessages } from './queries/list-messages.js';
import { Intake } from './system-message.js';
import { ChangeRule } from './use-cases/change-rule.js';
import { MessageMoves } from './use-cases/message-moves.js';
import { PlaceOfMessage } from './use-cases/place-of-message.js';
import { ReceiveMessage } from './use-cases/receive-message.js';
import { RetryMessages } from './use-cases/retry-messages.js';
import { TakeBatch } from './use-cases/take-batch.js';
import { TakeMessage } from './use-cases/take-message.js';

/** 部门上报 — everything that department systems send back, whatever their channel. */
@Module({
  imports: [PlanModule, SystemModule, MappingModule, IntakeRecordModule],
  controllers: [DepartmentMessageController, IntakeAdminController],
  providers: [
    IntakeRules,
    IntakeRejects,
    PlaceOfMessage,
    MessageMoves,
    TakeMessage,
    TakeBatch,
    RetryMessages,
    ChangeRule,
    IntakeWorker,
    { provide: Intake, useClass: ReceiveMessage },
    ListMessages,
    TakeRecord,
    ResultsConsumer,
  ],
  exports: [Intake],
})
export class IntakeModule {}
