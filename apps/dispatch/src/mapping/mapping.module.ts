import { Module } from '@nestjs/common';
import { IntakeMessages } from '../intake/persistence/intake-messages.js';
import { SystemModule } from '../system/system.module.js';
import { CaseContents } from './case-content.js';
import { HttpCaseContents } from './http-case-contents.js';
import { MappingAdminController } from './http/mapping-admin.controller.js';
import { MappingEngine } from './mapping-engine.js';
import { MappingSamples } from './persistence/mapping-samples.js';
import { Mappings } from './persistence/mappings.js';
import { SystemMappings } from './system-mappings.js';
import { KeepMappings } from './use-cases/keep-mappings.js';
import { TryMapping } from './use-cases/try-mapping.js';

/** 映射 — what a system may see of a case, and how it wants it put. */
@Module({
  imports: [SystemModule],
  controllers: [MappingAdminController],
  providers: [
    // rows only; the intake has one of its own
    IntakeMessages,
    MappingSamples,
    KeepMappings,
    TryMapping,
    MappingEngine,
    Mappings,
    SystemMappings,
    HttpCaseContents,
    { provide: CaseContents, useExisting: HttpCaseContents },
  ],
  exports: [SystemMappings, CaseContents],
})
export class MappingModule {}
