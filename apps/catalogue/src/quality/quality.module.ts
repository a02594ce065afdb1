import { Module } from '@nestjs/common';
import { QualityRules } from './domain/quality-rules.repository.js';
import { ItemQualityController } from './http/item-quality.controller.js';
import { QualityReportController } from './http/quality-report.controller.js';
import { QualityRuleController } from './http/quality-rule.controller.js';
import { SqlQualityRules } from './persistence/sql-quality-rules.js';
import { QualityWorker } from './quality.worker.js';
import { ReadQuality } from './queries/read-quality.js';
import { ReportRows } from './queries/report-rows.js';
import { ChangeRule } from './use-cases/change-rule.js';
import { CheckPublication } from './use-cases/check-publication.js';
import { PruneReports } from './use-cases/prune-reports.js';
import { RequestReport } from './use-cases/request-report.js';
import { WalkLibrary } from './use-cases/walk-library.js';

/** 质量 — the rules an item is held to, the star it earns, and reports about the library. */
@Module({
  controllers: [ItemQualityController, QualityRuleController, QualityReportController],
  providers: [
    { provide: QualityRules, useClass: SqlQualityRules },
    CheckPublication,
    ReadQuality,
    ChangeRule,
    RequestReport,
    ReportRows,
    WalkLibrary,
    PruneReports,
    QualityWorker,
  ],
  exports: [QualityRules, CheckPublication],
})
export class QualityModule {}
