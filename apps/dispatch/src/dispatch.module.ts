import { Module } from '@nestjs/common';
import { AssuranceModule } from './assurance/assurance.module.js';
import { KafkaAccessModule } from './channel/kafka-access/kafka-access.module.js';
import { KafkaChannelModule } from './channel/kafka/kafka-channel.module.js';
import { PullChannelModule } from './channel/pull/pull-channel.module.js';
import { TablesModule } from './channel/tables/tables.module.js';
import { WebhookChannelModule } from './channel/webhook/webhook-channel.module.js';
import { XmlChannelModule } from './channel/xml/xml-channel.module.js';
import { ConformanceModule } from './conformance/conformance.module.js';
import { DeliveryModule } from './delivery/delivery.module.js';
import { IntakeModule } from './intake/intake.module.js';
import { MappingModule } from './mapping/mapping.module.js';
import { DepartmentTaskController } from './plan/http/department-task.controller.js';
import { TaskActions } from './plan/http/task-actions.js';
import { WorkbenchController } from './plan/http/workbench.controller.js';
import { PlanModule } from './plan/plan.module.js';
import { OnboardingModule } from './system/onboarding.module.js';
import { WorkbenchModule } from './workbench/workbench.module.js';

/** 分派协同 — tasks of departments, and their way to them and back. */
@Module({
  imports: [
    PlanModule,
    IntakeModule,
    MappingModule,
    DeliveryModule,
    AssuranceModule,
    OnboardingModule,
    ConformanceModule,
    KafkaChannelModule,
    KafkaAccessModule,
    PullChannelModule,
    WebhookChannelModule,
    XmlChannelModule,
    TablesModule,
    WorkbenchModule,
  ],
  controllers: [DepartmentTaskController, WorkbenchController],
  providers: [TaskActions],
})
export class DispatchModule {}
