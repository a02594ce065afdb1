import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { boundsOf, chinaDay, dayBefore } from '../domain/china-day.js';
import { COUNT, DAYS_TO_COUNT, DIFFERENCES, FORGET_CASES, LOCK_DAY, SAVE_CASES, SAVE_DAY } from '../persistence/day.sql.js';

/** Of a day that is over, but whose last messages may still be under way. */
const SETTLE_MS = 15 * 60_000;
const AT_ONCE = 20;

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
}

/** 日对账 — what each system was sent on a day, and what it has done; the cases that do not fit are named. */
@Injectable()
export class CountDays {
  constructor(
    private readonly database: Database,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Counts yesterday where it is not counted, and again what differed lately. Returns whether there may be more. */
  async execute(): Promise<boolean> {
    const now = this.clock.now();
    const day = dayBefore(chinaDay(new Date(now.getTime() - SETTLE_MS)));
    const found = await this.database.query<{ systemId: string; day: string }>(DAYS_TO_COUNT, [day, AT_ONCE, now]);
    for (const one of found) await this.count(one.systemId, one.day);
    return found.length >= AT_ONCE;
  }

  /** Repeatable: the newest count stands, also of a day that is not over. */
  count(systemId: string, day: string): Promise<void> {
    const { from, to } = boundsOf(day);
    return this.uow.run(async () => {
      await this.database.query(LOCK_DAY, [systemId, day]);
      const params = [systemId, day, from, to];
      const [count] = await this.database.query<Count & Record<string, unknown>>(COUNT, params);
      const cases = await this.database.query<Difference & Record<string, unknown>>(DIFFERENCES, params);
      await this.database.query(FORGET_CASES, [systemId, day]);
      const { sent, acknowledged, messages, decided } = count!;
      await this.database.write(SAVE_DAY, [systemId, day, sent, acknowledged, messages, decided, cases.length, this.clock.now()]);
      if (cases.length === 0) return;
      const columns = [cases.map((one) => one.difference), cases.map((one) => one.case_no), cases.map((one) => one.task_id)];
      await this.database.query(SAVE_CASES, [systemId, day, ...columns]);
    });
  }
}
