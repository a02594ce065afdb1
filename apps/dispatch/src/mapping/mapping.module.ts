import { Module } from '@nestjs/common';
import { IntakeRecordModule } from '../intake/intake-record.module.js';
import { SystemModule } from '../system/system.module.js';
import { CaseContents } from './case-content.js';
import { HttpCaseContents } from './http-case-contents.js';
import { MappingAdminController } from './http/mapping-admin.controller.js';
import { MappingEngine, TrialEngine } from './mapping-engine.js';
import { MappingSamples } from './persistence/mapping-samples.js';
import { Mappings } from './persistence/mappings.js';
import { SystemMappings } from './system-mappings.js';
import { KeepMappings } from './use-cases/keep-mappings.js';
import { TryMapping } from './use-cases/try-mapping.js';

/** 映射 — what a system may see of a case, and how it wants it put. */
@Module({
  imports: [SystemModule, IntakeRecordModule],
  controllers: [MappingAdminController],
  providers: [
    MappingSamples,
    KeepMappings,
    TryMapping,
    MappingEngine,
    TrialEngine,
    Mappings,
    SystemMappings,
    HttpCaseContents,
    { provide: CaseContents, useExisting: HttpCaseContents },
  ],
  exports: [SystemMappings, CaseContents],
})
export class MappingModule {}
