import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, cursorInvalid, IdempotencyKey, Operation, type IdempotentRequest, type Page } from '@yiwang/http-api';
import { AdministerLogoutNotices } from './administer-logout-notices.js';
import {
  LogoutNoticeId,
  logoutNoticeNotDead,
  logoutNoticeNotFound,
  LogoutNoticePage,
  LogoutNoticeQuery,
  RetriedLogoutNotice,
  type ListedLogoutNotice,
} from './logout-notice.schema.js';

/** 退出通知. */
@ApiGroup('operations')
@Controller('api/v1/admin/logout-notices')
@RequirePermission('ops.accounts')
export class LogoutNoticeController {
  constructor(private readonly notices: AdministerLogoutNotices) {}

  @Get()
  @Operation({
    summary: 'List logout notices',
    description: 'What clients are told of logins that ended (OpenID Connect Back-Channel Logout), the newest first; kept for thirty days.',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: LogoutNoticePage },
  })
  list(@Query({ schema: LogoutNoticeQuery }) query: LogoutNoticeQuery): Promise<Page<ListedLogoutNotice>> {
    return this.notices.list(query);
  }

  @Post(':id/retry')
  @Operation({
    summary: 'Send a dead logout notice again',
    consistency: 'strong',
    errors: [logoutNoticeNotFound, logoutNoticeNotDead],
    response: { status: 200, schema: RetriedLogoutNotice },
  })
  retry(
    @Param('id', { schema: LogoutNoticeId }) id: string,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<RetriedLogoutNotice> {
    return this.notices.retry(id, principal, key);
  }
}
