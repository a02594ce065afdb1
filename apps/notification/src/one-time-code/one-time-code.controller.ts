import { Body, Controller, Post } from '@nestjs/common';
import { CurrentPrincipal, RequireKind, type Principal } from '@yiwang/access';
import { ApiGroup, Operation } from '@yiwang/http-api';
import { gatewayAway, gatewayRefused } from '../notification/domain/notification.errors.js';
import { OneTimeCode, SentCode } from './one-time-code.schema.js';
import { SendOneTimeCode } from './send-one-time-code.js';

/** 短信验证码 — between services; the gateway does not route it. */
@ApiGroup('Internal')
@Controller('api/v1/internal/one-time-codes')
export class OneTimeCodeController {
  constructor(private readonly codes: SendOneTimeCode) {}

  @Post()
  @RequireKind('service')
  @Operation({
    summary: 'Send a one-time code to a number, at once',
    description:
      'Only for the services named in `CODE_CLIENTS`. Success means that the provider has taken it over. Neither the code nor the number is ' +
      'stored here; the provider gets `codeId` as its idempotency key and sends none twice.',
    consistency: 'strong',
    errors: ['ACCESS.FORBIDDEN', gatewayAway, gatewayRefused],
    response: { status: 202, schema: SentCode },
  })
  send(@Body({ schema: OneTimeCode }) body: OneTimeCode, @CurrentPrincipal() principal: Principal): Promise<SentCode> {
    return this.codes.execute(body, principal);
  }
}
