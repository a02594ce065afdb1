import { Module } from '@nestjs/common';
import { SystemModule } from '../system/system.module.js';
import { AssuranceWorker } from './assurance.worker.js';
import { AssuranceController } from './http/assurance.controller.js';
import { DayStatementController } from './http/day-statement.controller.js';
import { DayCounts } from './queries/day-counts.js';
import { SystemHealth } from './queries/system-health.js';
import { ReadFigures } from './system-figures.js';
import { CountDays } from './use-cases/count-days.js';
import { CountSystemDay } from './use-cases/count-system-day.js';
import { PruneDeliveries } from './use-cases/prune-deliveries.js';
import { StateDay } from './use-cases/state-day.js';
import { WatchSystems } from './use-cases/watch-systems.js';

/** 对接保障 — figures, alerts and daily counts of department systems, and how long their messages are kept. */
@Module({
  imports: [SystemModule],
  controllers: [AssuranceController, DayStatementController],
  providers: [ReadFigures, WatchSystems, CountDays, CountSystemDay, StateDay, DayCounts, SystemHealth, PruneDeliveries, AssuranceWorker],
  exports: [CountDays, DayCounts, SystemHealth],
})
export class AssuranceModule {}
