import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Clock, defineError } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { systemUnknown } from '../../intake/intake.errors.js';
import { DepartmentSystems } from '../../system/department-system.js';
import { chinaDay } from '../domain/china-day.js';
import type { DayCount, StatementBody } from '../http/assurance.schema.js';
import { STATE_DAY } from '../persistence/day.sql.js';
import { DayCounts } from '../queries/day-counts.js';
import { CountDays } from './count-days.js';

export const dayToCome = defineError('unprocessable', 'DISPATCH.DAY_TO_COME', {
  zh: '对账日期晚于当前日期',
  en: 'this day has not begun',
});

/** 系统自报对账 — takes what a system has counted itself, counts the day anew and says where the two differ. Said again, the newest stands. */
@Injectable()
export class StateDay {
  constructor(
    private readonly systems: DepartmentSystems,
    private readonly database: Database,
    private readonly uow: UnitOfWork,
    private readonly days: CountDays,
    private readonly counts: DayCounts,
    private readonly clock: Clock,
  ) {}

  /** @throws DISPATCH.SYSTEM_UNKNOWN, DISPATCH.DAY_TO_COME */
  async execute(principal: Principal, day: string, statement: StatementBody): Promise<DayCount> {
    const system = await this.systems.byClient(principal.clientId);
    if (!system || system.orgCode !== principal.orgCode) throw systemUnknown();
    const now = this.clock.now();
    if (day > chinaDay(now)) throw dayToCome();
    const tasks = statement.taskIds === undefined ? null : [...new Set(statement.taskIds)];
    await this.uow.run(async () => {
      await this.database.write(STATE_DAY, [system.id, day, statement.received, statement.decided, tasks, now]);
      await this.days.count(system.id, day);
    });
    return this.counts.one(system.id, day);
  }
}
