import { Module } from '@nestjs/common';
import { workingCalendar } from '@yiwang/standards';
import { ItemModule } from '../item/item.module.js';
import { CaseLinks } from '../relation/persistence/case-links.js';
import { LikelyDuplicates } from '../relation/persistence/likely-duplicates.js';
import { CaseRepository } from './domain/case.repository.js';
import { CaseSerials } from './domain/case-serials.js';
import { Deadlines } from './domain/deadlines.js';
import { PersonalData } from './persistence/personal-data.js';
import { SqlCaseRepository } from './persistence/sql-case.repository.js';
import { SqlCaseSerials } from './persistence/sql-case-serials.js';
import { ChangeCase } from './use-cases/change-case.js';
import { FilingDesk } from './use-cases/filing-desk.js';
import { TakeFiling } from './use-cases/take-filing.js';

/** 办件台账 — the ledger, and what every room needs that adds to it or changes it. */
@Module({
  imports: [ItemModule],
  providers: [
    { provide: CaseRepository, useClass: SqlCaseRepository },
    { provide: CaseSerials, useClass: SqlCaseSerials },
    { provide: Deadlines, useFactory: () => new Deadlines(workingCalendar()) },
    PersonalData,
    ChangeCase,
    FilingDesk,
    TakeFiling,
    CaseLinks,
    LikelyDuplicates,
  ],
  exports: [CaseRepository, Deadlines, PersonalData, ChangeCase, TakeFiling, LikelyDuplicates],
})
export class CaseModule {}
