import { Body, Controller, Get, Headers, Param, Put, Res } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, etagOf, ifMatchMissing, ifMatchStale, Operation } from '@yiwang/http-api';
import { Clock } from '@yiwang/kernel';
import type { FastifyReply } from 'fastify';
import { calendarOutOfScope, nothingPublished, publicationInvalid } from '../domain/calendar.errors.js';
import type { PublishedContent } from '../domain/publication.js';
import { ShowRules } from '../queries/show-rules.js';
import { PublishRules } from '../use-cases/publish-rules.js';
import {
  CalendarOverview,
  LimitsInput,
  LimitsView,
  NoticeInput,
  NoticeView,
  PublishedReceipt,
  Region,
  RegionCalendarInput,
  RegionCalendarView,
  Year,
} from './calendar.schema.js';

const EDIT_ERRORS = [calendarOutOfScope, publicationInvalid, ifMatchMissing, ifMatchStale];
const AT_ONCE = 'Needs If-Match with the `ETag` of the read. Open cases are counted anew in rounds; `recountId` says which moved.';

/** 工作日历与时限管理. */
@ApiGroup('Calendars and limits')
@RequirePermission('calendar.manage')
@Controller('api/v1/admin/clocks')
export class CalendarAdminController {
  constructor(
    private readonly show: ShowRules,
    private readonly publish: PublishRules,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Operation({
    summary: 'List what deadlines are counted by',
    description: 'Notices, calendars of regions, limits, and what is missing: 工作日历缺失.',
    consistency: 'strong',
    response: { schema: CalendarOverview },
  })
  overview(): Promise<CalendarOverview> {
    return this.show.overview();
  }

  @Get('notices/:year')
  @Operation({
    summary: 'Show the holiday notice of a year',
    description: '节假日安排; version 0 and its days for one that the platform ships with, no days for one that is missing.',
    consistency: 'strong',
    response: { schema: NoticeView },
  })
  async notice(@Param('year', { schema: Year }) year: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<NoticeView> {
    return tagged(reply, await this.show.notice(year));
  }

  @Put('notices/:year')
  @Operation({
    summary: 'Publish the holiday notice of a year',
    description: `For officers of the province. It takes the place of the notice of that year as a whole. ${AT_ONCE}`,
    consistency: 'strong',
    errors: EDIT_ERRORS,
    response: { schema: PublishedReceipt },
  })
  putNotice(
    @Param('year', { schema: Year }) year: string,
    @Body({ schema: NoticeInput }) content: NoticeInput,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PublishedReceipt> {
    return this.put(year, { part: 'notice', content }, ifMatch, principal, reply);
  }

  @Get('calendars/:region')
  @Operation({
    summary: 'Show the calendar of a region',
    description: 'What the region fixes for itself beside the notices.',
    consistency: 'strong',
    errors: [nothingPublished],
    response: { schema: RegionCalendarView },
  })
  async region(
    @Param('region', { schema: Region }) region: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RegionCalendarView> {
    return tagged(reply, await this.show.region(region));
  }

  @Put('calendars/:region')
  @Operation({
    summary: 'Publish the calendar of a region',
    description: `Days and office hours of its own, which hold for the regions below it too. ${AT_ONCE}`,
    consistency: 'strong',
    errors: EDIT_ERRORS,
    response: { schema: PublishedReceipt },
  })
  putRegion(
    @Param('region', { schema: Region }) region: string,
    @Body({ schema: RegionCalendarInput }) content: RegionCalendarInput,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PublishedReceipt> {
    return this.put(region, { part: 'region', content }, ifMatch, principal, reply);
  }

  @Get('limits/:region')
  @Operation({
    summary: 'Show the limits of a region',
    description: '000000 for those that hold everywhere. An item’s own limits (承诺、法定) are the item’s.',
    consistency: 'strong',
    response: { schema: LimitsView },
  })
  async limits(@Param('region', { schema: Region }) region: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<LimitsView> {
    return tagged(reply, await this.show.limits(region));
  }

  @Put('limits/:region')
  @Operation({
    summary: 'Publish the limits of a region',
    description:
      'For clocks that begin from then on. Acceptance, delivery and extension may be shorter than the law says, never longer. Needs If-Match.',
    consistency: 'strong',
    errors: EDIT_ERRORS,
    response: { schema: PublishedReceipt },
  })
  putLimits(
    @Param('region', { schema: Region }) region: string,
    @Body({ schema: LimitsInput }) { from, ...said }: LimitsInput,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PublishedReceipt> {
    const now = this.clock.now();
    return this.put(region, { part: 'limits', content: { from: from ?? now.toISOString(), ...said } }, ifMatch, principal, reply, now);
  }

  private async put(
    subject: string,
    published: PublishedContent,
    ifMatch: string | undefined,
    principal: Principal,
    reply: FastifyReply,
    now = this.clock.now(),
  ): Promise<PublishedReceipt> {
    const receipt = await this.publish.execute({ subject, published, ifMatch, principal, now });
    reply.header('etag', etagOf(receipt.version));
    return receipt;
  }
}

function tagged<T extends { version: number }>(reply: FastifyReply, view: T): T {
  reply.header('etag', etagOf(view.version));
  return view;
}
