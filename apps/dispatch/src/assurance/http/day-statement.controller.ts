import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { CurrentPrincipal, type Principal, RequirePermission } from '@yiwang/access';
import { ApiGroup, Operation, type Page } from '@yiwang/http-api';
import type { z } from 'zod';
import { systemUnknown } from '../../intake/intake.errors.js';
import { DepartmentSystems } from '../../system/department-system.js';
import { dayTooOld, dayToCome } from '../domain/countable-day.js';
import { DayCounts, dayNotCounted } from '../queries/day-counts.js';
import { StateDay } from '../use-cases/state-day.js';
import { Day, type DayCase, DayCasePage, DayCaseQuery, DayCount, StatementBody } from './assurance.schema.js';

/** 日对账 — a department's system tells its own count of a day, and learns where it differs from ours. */
@ApiGroup('department systems')
@Controller('api/v1/department/days')
@RequirePermission('department.connect')
export class DayStatementController {
  constructor(
    private readonly statements: StateDay,
    private readonly days: DayCounts,
    private readonly systems: DepartmentSystems,
  ) {}

  @Put(':day')
  @Operation({
    summary: 'Tell this system’s own count of a day',
    description:
      'The answer is our count. The newest statement stands; with `taskIds` and `decidedTaskIds` the tasks that differ are named; a number that differs without them is a difference of its own.',
    consistency: 'strong',
    errors: [systemUnknown, dayToCome, dayTooOld],
    response: { schema: DayCount },
  })
  async state(
    @Param('day', { schema: Day }) day: string,
    @Body({ schema: StatementBody }) body: z.output<typeof StatementBody>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<DayCount> {
    const systemId = await this.systemOf(principal);
    await this.statements.execute(systemId, day, body);
    return this.days.one(systemId, day);
  }

  @Get(':day/cases')
  @Operation({
    summary: 'List the cases of this system that differ on a day',
    consistency: 'strong',
    errors: [systemUnknown, dayNotCounted],
    response: { schema: DayCasePage },
  })
  async cases(
    @Param('day', { schema: Day }) day: string,
    @Query({ schema: DayCaseQuery }) query: z.output<typeof DayCaseQuery>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<DayCase>> {
    return this.days.cases(await this.systemOf(principal), day, query, principal.itemCodes);
  }

  private async systemOf({ clientId, orgCode }: Principal): Promise<string> {
    const system = await this.systems.byClient(clientId);
    if (!system || system.orgCode !== orgCode) throw systemUnknown();
    return system.id;
  }
}
