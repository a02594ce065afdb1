import { Module } from '@nestjs/common';
import { AgencyModule } from '../agency/agency.module.js';
import { CalendarModule } from '../clock/calendar.module.js';
import { DocumentModule } from '../document/document.module.js';
import { ItemModule } from '../item/item.module.js';
import { CaseFollowers } from '../reading/case-followers.js';
import { CaseFeed } from '../reading/live/case-feed.js';
import { PublishNotice } from '../reading/notice/publish-notice.js';
import { MaterialIntakeModule } from '../material/material-intake.module.js';
import { CaseLinks } from '../relation/persistence/case-links.js';
import { LikelyDuplicates } from '../relation/persistence/likely-duplicates.js';
import { WindowIntakeModule } from '../window/window-intake.module.js';
import { CaseRepository } from './domain/case.repository.js';
import { CaseSerials } from './domain/case-serials.js';
import { PersonalData } from './persistence/personal-data.js';
import { SqlCaseRepository } from './persistence/sql-case.repository.js';
import { SqlCaseSerials } from './persistence/sql-case-serials.js';
import { ChangeCase } from './use-cases/change-case.js';
import { FilingDesk } from './use-cases/filing-desk.js';
import { FilingItems } from './use-cases/filing-items.js';
import { TakeFiling } from './use-cases/take-filing.js';

/** 办件台账 — the ledger, and what every room needs that adds to it or changes it. */
@Module({
  imports: [MaterialIntakeModule, DocumentModule, WindowIntakeModule, ItemModule, CalendarModule, AgencyModule],
  providers: [
    { provide: CaseRepository, useClass: SqlCaseRepository },
    { provide: CaseSerials, useClass: SqlCaseSerials },
    CaseFeed,
    PublishNotice,
    CaseFollowers,
    PersonalData,
    ChangeCase,
    FilingDesk,
    FilingItems,
    TakeFiling,
    CaseLinks,
    LikelyDuplicates,
  ],
  exports: [
    MaterialIntakeModule,
    CaseFeed,
    CaseRepository,
    CalendarModule,
    PersonalData,
    ChangeCase,
    FilingDesk,
    TakeFiling,
    LikelyDuplicates,
  ],
})
export class CaseModule {}
