import { Readable } from 'node:stream';
import { Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { RequirePermission } from '@yiwang/access';
import { ApiGroup, Operation, type Page, PageQuery } from '@yiwang/http-api';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { systemNotFound } from '../../system/domain/system.errors.js';
import { DayCounts, dayNotCounted } from '../queries/day-counts.js';
import { SystemHealth } from '../queries/system-health.js';
import { CountSystemDay } from '../use-cases/count-system-day.js';
import { dayToCome } from '../use-cases/state-day.js';
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

/** 对接保障 — how it goes with the systems of departments, and what each day's count of them says. */
@ApiGroup('operations')
@Controller('api/v1/admin')
@RequirePermission('ops.messaging')
export class AssuranceController {
  constructor(
    private readonly health: SystemHealth,
    private readonly days: DayCounts,
    private readonly count: CountSystemDay,
  ) {}

  @Get('systems/:systemId/health')
  @Operation({
    summary: 'Show how it goes with a system: lag, success rate, circuit, what waits, and its open alerts',
    consistency: 'strong',
    errors: [systemNotFound],
    response: { schema: HealthAnswer },
  })
  ofSystem(@Param('systemId', { schema: SystemId }) systemId: string): Promise<z.output<typeof HealthAnswer>> {
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
  @Operation({
    summary: 'List the daily counts of a system, the newest first (日对账)',
    consistency: 'strong',
    response: { schema: DayPage },
  })
  daysOf(
    @Param('systemId', { schema: SystemId }) systemId: string,
    @Query({ schema: PageQuery }) query: z.output<typeof PageQuery>,
  ): Promise<Page<DayCount>> {
    return this.days.ofSystem(systemId, query);
  }

  @Get('systems/:systemId/days/:day')
  @Operation({
    summary: 'Show one day’s count of a system',
    consistency: 'strong',
    errors: [dayNotCounted],
    response: { schema: DayCount },
  })
  dayOf(@Param('systemId', { schema: SystemId }) systemId: string, @Param('day', { schema: Day }) day: string): Promise<DayCount> {
    return this.days.one(systemId, day);
  }

  @Post('systems/:systemId/days/:day')
  @Operation({
    summary: 'Count a day of a system now',
    description: 'Repeatable without an idempotency key; also for a day that is not over. Every day is counted by itself after midnight.',
    consistency: 'strong',
    errors: [systemNotFound, dayToCome],
    response: { status: 200, schema: DayCount },
  })
  countDay(@Param('systemId', { schema: SystemId }) systemId: string, @Param('day', { schema: Day }) day: string): Promise<DayCount> {
    return this.count.execute(systemId, day);
  }

  @Get('systems/:systemId/days/:day/cases')
  @Operation({ summary: 'List the cases that differ on a day', consistency: 'strong', response: { schema: DayCasePage } })
  casesOf(
    @Param('systemId', { schema: SystemId }) systemId: string,
    @Param('day', { schema: Day }) day: string,
    @Query({ schema: DayCaseQuery }) query: z.output<typeof DayCaseQuery>,
  ): Promise<Page<DayCase>> {
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
