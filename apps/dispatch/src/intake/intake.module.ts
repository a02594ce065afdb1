import { Module } from '@nestjs/common';
import { MappingModule } from '../mapping/mapping.module.js';
import { PlanModule } from '../plan/plan.module.js';
import { SystemModule } from '../system/system.module.js';
import { IntakeWorker } from './intake.worker.js';
import { IntakeMessages } from './persistence/intake-messages.js';
import { IntakeRules } from './persistence/intake-rules.js';
import { Intake } from './system-message.js';
import { MessageMoves } from './use-cases/message-moves.js';
import { PlaceOfMessage } from './use-cases/place-of-message.js';
import { ReceiveMessage } from './use-cases/receive-message.js';
import { RetryMessages } from './use-cases/retry-messages.js';
import { TakeMessage } from './use-cases/take-message.js';

/** 部门上报 — everything that department systems send back, whatever their channel. */
@Module({
  imports: [PlanModule, SystemModule, MappingModule],
  providers: [
    IntakeMessages,
    IntakeRules,
    PlaceOfMessage,
    MessageMoves,
    TakeMessage,
    RetryMessages,
    IntakeWorker,
    { provide: Intake, useClass: ReceiveMessage },
  ],
  exports: [Intake],
})
export class IntakeModule {}
