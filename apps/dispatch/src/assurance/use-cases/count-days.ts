import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { logger } from '@yiwang/telemetry';
import { boundsOf, chinaDay, dayBefore } from '../domain/china-day.js';
import { COUNT, COUNTED_SINCE, DAYS_TO_COUNT, DIFFERENCES, FORGET_CASES, LOCK_DAY, SAVE_CASES, SAVE_DAY } from '../persistence/day.sql.js';

/** Of a day that is over, but whose last messages may still be under way. */
const SETTLE_MS = 15 * 60_000;
const AT_ONCE = 20;
/** A day may have seventy thousand tasks, and as many messages. */
const COUNT_MS = 60_000;
/** Cases that are named of one day; all of them are counted. */
const MOST_NAMED = 5_000;
const FIRST = { systemId: '00000000-0000-0000-0000-000000000000', day: '2000-01-01' };
const log = logger('assurance');

interface SystemDay {
  systemId: string;
  day: string;
}

interface Count {
  sent: number;
  acknowledged: number;
  messages: number;
  decided: number;
}
interface Difference {
  difference: string;
  case_no: string | null;
  task_id: string | null;
  total: number;
}

/** 日对账 — what each system was sent on a day, and what it has done; the cases that do not fit are named. */
@Injectable()
export class CountDays {
  /** How far this process has got: the next round goes on behind it, whatever could not be counted. */
  private after: SystemDay = FIRST;

  constructor(
    private readonly database: Database,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Counts the days of the last week that are not counted, and again those that differ. Returns whether there may be more. */
  async execute(): Promise<boolean> {
    const now = this.clock.now();
    const last = dayBefore(chinaDay(new Date(now.getTime() - SETTLE_MS)));
    const params = [last, AT_ONCE, now, this.after.systemId, this.after.day];
    const found = await this.database.query<SystemDay & Record<string, unknown>>(DAYS_TO_COUNT, params);
    for (const one of found) {
      try {
        await this.count(one.systemId, one.day, now);
      } catch (err) {
        log.warn('a day of a system could not be counted, it will be tried again', { key: one.systemId, err });
      }
    }
    const more = found.length >= AT_ONCE;
    this.after = more ? found.at(-1)! : FIRST;
    return more;
  }

  /** Repeatable: the newest count stands, also of a day that is not over. Nothing is done where it was counted `since`. */
  count(systemId: string, day: string, since?: Date): Promise<void> {
    const { from, to } = boundsOf(day);
    return this.uow.run(async () => {
      await this.database.query(LOCK_DAY, [systemId, day]);
      if (since && (await this.database.query(COUNTED_SINCE, [systemId, day, since])).length > 0) return;
      const params = [systemId, day, from, to];
      const long = { withinMs: COUNT_MS };
      const [count] = await this.database.query<Count & Record<string, unknown>>(COUNT, params, long);
      const cases = await this.database.query<Difference & Record<string, unknown>>(DIFFERENCES, [...params, MOST_NAMED], long);
      await this.database.query(FORGET_CASES, [systemId, day]);
      const { sent, acknowledged, messages, decided } = count!;
      const differing = cases[0]?.total ?? 0;
      await this.database.write(SAVE_DAY, [systemId, day, sent, acknowledged, messages, decided, differing, this.clock.now()]);
      if (cases.length === 0) return;
      const columns = [cases.map((one) => one.difference), cases.map((one) => one.case_no), cases.map((one) => one.task_id)];
      await this.database.query(SAVE_CASES, [systemId, day, ...columns]);
    });
  }
}
