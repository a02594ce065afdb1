import { Module } from '@nestjs/common';
import { SystemModule } from '../system/system.module.js';
import { AssuranceWorker } from './assurance.worker.js';
import { AlertRuleController } from './http/alert-rule.controller.js';
import { AssuranceController } from './http/assurance.controller.js';
import { DayStatementController } from './http/day-statement.controller.js';
import { AlertRules } from './persistence/alert-rules.js';
import { DayCounts } from './queries/day-counts.js';
import { SystemHealth } from './queries/system-health.js';
import { VisibleSystems } from './queries/visible-systems.js';
import { ReadFigures } from './system-figures.js';
import { ChangeAlertRule } from './use-cases/change-alert-rule.js';
import { CountDays } from './use-cases/count-days.js';
import { CountSystemDay } from './use-cases/count-system-day.js';
import { PruneCounts } from './use-cases/prune-counts.js';
import { PruneDeliveries } from './use-cases/prune-deliveries.js';
import { StateDay } from './use-cases/state-day.js';
import { WatchSystems } from './use-cases/watch-systems.js';

/** 对接保障 — figures, alerts and daily counts of department systems, and how long all of it is kept. */
@Module({
  imports: [SystemModule],
  controllers: [AssuranceController, AlertRuleController, DayStatementController],
  providers: [
    AlertRules,
    ReadFigures,
    WatchSystems,
    ChangeAlertRule,
    CountDays,
    CountSystemDay,
    StateDay,
    DayCounts,
    SystemHealth,
    VisibleSystems,
    PruneCounts,
    PruneDeliveries,
    AssuranceWorker,
  ],
  exports: [CountDays, DayCounts, SystemHealth],
})
export class AssuranceModule {}
