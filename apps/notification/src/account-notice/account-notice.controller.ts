import { Body, Controller, Post } from '@nestjs/common';
import { CurrentPrincipal, RequireKind, type Principal } from '@yiwang/access';
import { ApiGroup, Operation } from '@yiwang/http-api';
import { gatewayAway, gatewayRefused } from '../notification/domain/notification.errors.js';
import { SendAtOnce } from '../at-once/send-at-once.js';
import { AccountNotice, SentNotice } from './account-notice.schema.js';

/** 账号变动提醒 to a number that no account names any more — between services; the gateway does not route it. */
@ApiGroup('Internal')
@Controller('api/v1/internal/account-notices')
export class AccountNoticeController {
  constructor(private readonly texts: SendAtOnce) {}

  @Post()
  @RequireKind('service')
  @Operation({
    summary: 'Tell a number what became of the account that it belonged to, at once',
    description:
      'Only for the services named in `CODE_CLIENTS`. Success means that the provider has taken it over. The number is not stored here; the ' +
      'provider gets `noticeId` as its idempotency key and sends none twice.',
    consistency: 'strong',
    errors: ['ACCESS.FORBIDDEN', gatewayAway, gatewayRefused],
    response: { status: 202, schema: SentNotice },
  })
  async send(
    @Body({ schema: AccountNotice }) { noticeId, mobile, about }: AccountNotice,
    @CurrentPrincipal() principal: Principal,
  ): Promise<SentNotice> {
    await this.texts.execute({ id: noticeId, to: mobile, template: `account-notice.${about}`, values: {} }, principal);
    return { noticeId };
  }
}
