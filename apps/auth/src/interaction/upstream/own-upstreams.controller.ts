import { Controller, Delete, Get, HttpCode, Param, Query } from '@nestjs/common';
import { CurrentPrincipal, RequireKind, RequireStepUp, type Principal } from '@yiwang/access';
import { ApiGroup, cursorInvalid, Operation, PageQuery, type Page } from '@yiwang/http-api';
import type { z } from 'zod';
import { LinkedUpstreamPage, UpstreamName, upstreamNotLinked, type LinkedUpstream } from './own-upstreams.schema.js';
import { OwnUpstreams } from './own-upstreams.js';

/** 我的上级账号. */
@ApiGroup('me')
@Controller('api/v1/me/upstream-accounts')
@RequireKind('person', 'legalPerson', 'officer')
export class OwnUpstreamsController {
  constructor(private readonly upstreams: OwnUpstreams) {}

  @Get()
  @Operation({
    summary: 'List the accounts elsewhere by which one comes in',
    description: '上级账号关联 of the person behind the account. What the other side knows him by is not told.',
    consistency: 'strong',
    errors: ['ACCESS.FORBIDDEN', cursorInvalid],
    response: { schema: LinkedUpstreamPage },
  })
  list(
    @Query({ schema: PageQuery }) query: z.output<typeof PageQuery>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<LinkedUpstream>> {
    return this.upstreams.list(principal, query);
  }

  @Delete(':upstream')
  @HttpCode(204)
  @RequireStepUp({ maxAgeSeconds: 900 })
  @Operation({
    summary: 'Unlink an account elsewhere',
    description: '解除关联. It lets nobody in here any more; what is logged in goes on until its session ends.',
    consistency: 'strong',
    errors: ['ACCESS.FORBIDDEN', upstreamNotLinked],
    response: { status: 204 },
  })
  unlink(@Param('upstream', { schema: UpstreamName }) upstream: string, @CurrentPrincipal() principal: Principal): Promise<void> {
    return this.upstreams.unlink(principal, upstream);
  }
}
