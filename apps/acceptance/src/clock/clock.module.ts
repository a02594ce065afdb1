import { Module } from '@nestjs/common';
import { CaseModule } from '../case/case.module.js';
import { ReleaseWaitingCases } from '../case/use-cases/release-waiting-cases.js';
import { ItemModule } from '../item/item.module.js';
import { CalendarModule } from './calendar.module.js';
import { ClockWorker } from './clock.worker.js';
import { CaseClockController } from './http/case-clock.controller.js';
import { CalendarAdminController } from './http/calendar-admin.controller.js';
import { RecountController } from './http/recount.controller.js';
import { DueCases } from './persistence/due-cases.js';
import { Recounts } from './persistence/recounts.js';
import { ListRecounts } from './queries/list-recounts.js';
import { ShowClocks } from './queries/show-clocks.js';
import { ShowRules } from './queries/show-rules.js';
import { ActOnDue } from './use-cases/act-on-due.js';
import { PublishRules } from './use-cases/publish-rules.js';
import { RecountClocks } from './use-cases/recount-clocks.js';
import { ReleaseUncounted } from './use-cases/release-uncounted.js';
import { RequestRecount } from './use-cases/request-recount.js';

/** 期限 — calendars and limits as officials publish them, recounts of open cases, and what happens to a case when its time is over. */
@Module({
  imports: [CalendarModule, CaseModule, ItemModule],
  controllers: [CaseClockController, CalendarAdminController, RecountController],
  providers: [
    Recounts,
    DueCases,
    ShowClocks,
    ShowRules,
    PublishRules,
    ListRecounts,
    RequestRecount,
    RecountClocks,
    ReleaseWaitingCases,
    ReleaseUncounted,
    ActOnDue,
    ClockWorker,
  ],
  exports: [ReleaseWaitingCases],
})
export class ClockModule {}
