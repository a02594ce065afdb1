import { Controller, Get, Query } from '@nestjs/common';
import { CurrentPrincipal, RequireKind, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, cursorInvalid, Operation, PageQuery, type Page } from '@yiwang/http-api';
import type { z } from 'zod';
import { ListReadings } from './list-readings.js';
import { ReadingPage, ReadingQuery, type ListedReading } from './reading.schema.js';

/** 查阅记录 for audit administrators (审计管理员). */
@ApiGroup('operations')
@Controller('api/v1/admin/identity-readings')
@RequirePermission('audit.read')
export class ReadingController {
  constructor(private readonly readings: ListReadings) {}

  @Get()
  @Operation({
    summary: 'List who read identities and numbers in clear',
    description:
      '查阅记录: which service or application was told of which account, when, for what, for which item and case; the newest first.',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: ReadingPage },
  })
  list(@Query({ schema: ReadingQuery }) query: ReadingQuery): Promise<Page<ListedReading>> {
    return this.readings.execute(query);
  }
}

/** 我的信息被谁查阅. */
@ApiGroup('me')
@Controller('api/v1/me/identity-readings')
@RequireKind('person', 'legalPerson', 'officer')
export class OwnReadingController {
  constructor(private readonly readings: ListReadings) {}

  @Get()
  @Operation({
    summary: 'List who read one’s identity or number in clear',
    description: '查阅记录 of the person behind the account, in all his identities, the newest first.',
    consistency: 'strong',
    errors: ['ACCESS.FORBIDDEN', cursorInvalid],
    response: { schema: ReadingPage },
  })
  list(
    @Query({ schema: PageQuery }) query: z.output<typeof PageQuery>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<ListedReading>> {
    return this.readings.own(principal, query);
  }
}
