import { Readable } from 'node:stream';
import { Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { CurrentPrincipal, type Principal, RequirePermission } from '@yiwang/access';
import { ApiGroup, Operation, type Page, PageQuery } from '@yiwang/http-api';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { systemNotFound } from '../../system/domain/system.errors.js';
import { dayTooOld, dayToCome } from '../domain/countable-day.js';
import { DayCounts, dayNotCounted } from '../queries/day-counts.js';
import { SystemHealth } from '../queries/system-health.js';
import { VisibleSystems } from '../queries/visible-systems.js';
import { CountSystemDay } from '../use-cases/count-system-day.js';
import {
  type Alert,
  AlertPage,
  AlertQuery,
  Day,
  type DayCase,
  DayCasePage,
  DayCaseQuery,
  DayCount,
  DayPage,
  type FiguresAnswer,
  FiguresPage,
  HealthAnswer,
  SystemId,
} from './assurance.schema.js';

/** Who keeps systems looks after those of their region; what is about all of them is the operators'. */
const KEEPERS = ['ops.messaging', 'system.manage', 'system.approve'] as const;

/** 对接保障 — how it goes with the systems of departments, and what each day's count of them says. */
@ApiGroup('operations')
@Controller('api/v1/admin')
@RequirePermission('ops.messaging')
export class AssuranceController {
  constructor(
    private readonly health: SystemHealth,
    private readonly days: DayCounts,
    private readonly count: CountSystemDay,
    private readonly visible: VisibleSystems,
  ) {}

  @Get('systems/:systemId/health')
  @RequirePermission(...KEEPERS)
  @Operation({
    summary: 'Show how it goes with a system: lag, success rate, circuit, what waits, and its open alerts',
    consistency: 'strong',
    errors: [systemNotFound],
    response: { schema: HealthAnswer },
  })
  async ofSystem(
    @Param('systemId', { schema: SystemId }) systemId: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<z.output<typeof HealthAnswer>> {
    await this.visible.demand(systemId, principal);
    return this.health.of(systemId);
  }

  @Get('deliveries/systems')
  @Operation({ summary: 'List the figures of all connected systems', consistency: 'strong', response: { schema: FiguresPage } })
  all(@Query({ schema: PageQuery }) query: z.output<typeof PageQuery>): Promise<Page<FiguresAnswer>> {
    return this.health.all(query);
  }

  @Get('deliveries/alerts')
  @Operation({ summary: 'List alerts, the newest first', consistency: 'strong', response: { schema: AlertPage } })
  alerts(@Query({ schema: AlertQuery }) query: z.output<typeof AlertQuery>): Promise<Page<Alert>> {
    return this.health.alerts(query);
  }

  @Get('systems/:systemId/days')
  @RequirePermission(...KEEPERS)
  @Operation({
    summary: 'List the daily counts of a system, the newest first (日对账)',
    consistency: 'strong',
    errors: [systemNotFound],
    response: { schema: DayPage },
  })
  async daysOf(
    @Param('systemId', { schema: SystemId }) systemId: string,
    @Query({ schema: PageQuery }) query: z.output<typeof PageQuery>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<DayCount>> {
    await this.visible.demand(systemId, principal);
    return this.days.ofSystem(systemId, query);
  }

  @Get('systems/:systemId/days/:day')
  @RequirePermission(...KEEPERS)
  @Operation({
    summary: 'Show one day’s count of a system',
    consistency: 'strong',
    errors: [systemNotFound, dayNotCounted],
    response: { schema: DayCount },
  })
  async dayOf(
    @Param('systemId', { schema: SystemId }) systemId: string,
    @Param('day', { schema: Day }) day: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<DayCount> {
    await this.visible.demand(systemId, principal);
    return this.days.one(systemId, day);
  }

  @Post('systems/:systemId/days/:day')
  @RequirePermission(...KEEPERS)
  @Operation({
    summary: 'Count a day of a system now',
    description: 'Repeatable without an idempotency key; also for a day that is not over. Every day is counted by itself after midnight.',
    consistency: 'strong',
    errors: [systemNotFound, dayToCome, dayTooOld],
    response: { status: 200, schema: DayCount },
  })
  async countDay(
    @Param('systemId', { schema: SystemId }) systemId: string,
    @Param('day', { schema: Day }) day: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<DayCount> {
    await this.visible.demand(systemId, principal);
    await this.count.execute(systemId, day);
    return this.days.one(systemId, day);
  }

  @Get('systems/:systemId/days/:day/cases')
  @RequirePermission(...KEEPERS)
  @Operation({
    summary: 'List the cases that differ on a day',
    consistency: 'strong',
    errors: [systemNotFound, dayNotCounted],
    response: { schema: DayCasePage },
  })
  async casesOf(
    @Param('systemId', { schema: SystemId }) systemId: string,
    @Param('day', { schema: Day }) day: string,
    @Query({ schema: DayCaseQuery }) query: z.output<typeof DayCaseQuery>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<DayCase>> {
    await this.visible.demand(systemId, principal);
    return this.days.cases(systemId, day, query);
  }

  @Get('deliveries/days/:day')
  @Operation({ summary: 'List one day’s counts of all systems', consistency: 'strong', response: { schema: DayPage } })
  systemsOf(
    @Param('day', { schema: Day }) day: string,
    @Query({ schema: PageQuery }) query: z.output<typeof PageQuery>,
  ): Promise<Page<DayCount>> {
    return this.days.ofDay(day, query);
  }

  @Get('deliveries/days/:day/export')
  @Operation({
    summary: 'Export one day’s counts of all systems with the cases that differ',
    description: 'A CSV file in UTF-8 with a byte order mark.',
    consistency: 'strong',
    response: { mediaType: 'text/csv', description: 'The counts' },
  })
  export(@Param('day', { schema: Day }) day: string, @Res() reply: FastifyReply): void {
    reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="systems-${day}.csv"`)
      .header('cache-control', 'private, no-store')
      .send(Readable.from(this.days.csv(day)));
  }
}
