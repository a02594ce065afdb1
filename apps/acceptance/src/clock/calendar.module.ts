import { Module } from '@nestjs/common';
import { Deadlines } from '../case/domain/deadlines.js';
import { Calendars } from './calendars.js';
import { Publications } from './persistence/publications.js';

/** 工作日历与时限 — by what every deadline of a case is counted. */
@Module({
  providers: [
    Publications,
    Calendars,
    { provide: Deadlines, useFactory: (calendars: Calendars) => new Deadlines(calendars), inject: [Calendars] },
  ],
  exports: [Publications, Calendars, Deadlines],
})
export class CalendarModule {}
