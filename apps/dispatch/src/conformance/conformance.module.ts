import { Module } from '@nestjs/common';
import { ChannelsModule } from '../channel/channels.module.js';
import { PlanModule } from '../plan/plan.module.js';
import { OnboardingModule } from '../system/onboarding.module.js';
import { SystemModule } from '../system/system.module.js';
import { ConformanceSignal } from './conformance-signal.js';
import { ConformanceWorker } from './conformance.worker.js';
import { ConformanceController } from './http/conformance.controller.js';
import { ConformanceRuns } from './persistence/conformance-runs.js';
import { ShowRuns } from './queries/show-runs.js';
import { RunChecks } from './use-cases/run-checks.js';
import { StartConformance } from './use-cases/start-conformance.js';

/** 一致性检测 — what a system has to show before it goes live. */
@Module({
  imports: [SystemModule, OnboardingModule, PlanModule, ChannelsModule],
  controllers: [ConformanceController],
  providers: [ConformanceRuns, ConformanceSignal, ConformanceWorker, RunChecks, ShowRuns, StartConformance],
})
export class ConformanceModule {}
