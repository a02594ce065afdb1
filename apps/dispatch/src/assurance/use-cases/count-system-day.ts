import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { systemNotFound } from '../../system/domain/system.errors.js';
import { DepartmentSystems } from '../../system/department-system.js';
import { chinaDay } from '../domain/china-day.js';
import type { DayCount } from '../http/assurance.schema.js';
import { DayCounts } from '../queries/day-counts.js';
import { CountDays } from './count-days.js';
import { dayToCome } from './state-day.js';

/** Counts a day because somebody asks. */
@Injectable()
export class CountSystemDay {
  constructor(
    private readonly systems: DepartmentSystems,
    private readonly days: CountDays,
    private readonly counts: DayCounts,
    private readonly clock: Clock,
  ) {}

  /** @throws DISPATCH.SYSTEM_NOT_FOUND, DISPATCH.DAY_TO_COME */
  async execute(systemId: string, day: string): Promise<DayCount> {
    if (!(await this.systems.byId(systemId))) throw systemNotFound();
    if (day > chinaDay(this.clock.now())) throw dayToCome();
    await this.days.count(systemId, day);
    return this.counts.one(systemId, day);
  }
}
