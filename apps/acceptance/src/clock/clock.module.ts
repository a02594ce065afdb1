import { Module } from '@nestjs/common';
import { CalendarModule } from './calendar.module.js';
import { CalendarAdminController } from './http/calendar-admin.controller.js';
import { RecountController } from './http/recount.controller.js';
import { Recounts } from './persistence/recounts.js';
import { ListRecounts } from './queries/list-recounts.js';
import { ShowRules } from './queries/show-rules.js';
import { PublishRules } from './use-cases/publish-rules.js';
import { RequestRecount } from './use-cases/request-recount.js';

/** 期限 — calendars and limits as officials publish them, recounts of open cases, and what happens to a case when its time is over. */
@Module({
  imports: [CalendarModule],
  controllers: [CalendarAdminController, RecountController],
  providers: [Recounts, ShowRules, PublishRules, ListRecounts, RequestRecount],
})
export class ClockModule {}
