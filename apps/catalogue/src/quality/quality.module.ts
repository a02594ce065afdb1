import { Module } from '@nestjs/common';
import { QualityRules } from './domain/quality-rules.repository.js';
import { SqlQualityRules } from './persistence/sql-quality-rules.js';
import { CheckPublication } from './use-cases/check-publication.js';

/** 质量 — the rules an item is held to, the star it earns, and reports about the library. */
@Module({
  providers: [{ provide: QualityRules, useClass: SqlQualityRules }, CheckPublication],
  exports: [QualityRules, CheckPublication],
})
export class QualityModule {}
