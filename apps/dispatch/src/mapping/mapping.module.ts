import { Module } from '@nestjs/common';
import { SystemModule } from '../system/system.module.js';
import { CaseContents } from './case-content.js';
import { HttpCaseContents } from './http-case-contents.js';
import { MappingEngine } from './mapping-engine.js';
import { Mappings } from './persistence/mappings.js';
import { SystemMappings } from './system-mappings.js';

/** 映射 — what a system may see of a case, and how it wants it put. */
@Module({
  imports: [SystemModule],
  providers: [MappingEngine, Mappings, SystemMappings, HttpCaseContents, { provide: CaseContents, useExisting: HttpCaseContents }],
  exports: [SystemMappings, CaseContents],
})
export class MappingModule {}
