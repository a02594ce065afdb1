import { Body, Controller, Post, Req } from '@nestjs/common';
import { CurrentPrincipal, Public, RequireLogin, RequireStepUp, type Principal } from '@yiwang/access';
import { ApiGroup, ClientAddress, IdempotencyKey, Operation, type IdempotentRequest } from '@yiwang/http-api';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../../account/caller.js';
import * as errors from '../person.errors.js';
import { ChoosePassword } from './choose-password.js';
import { ChosenPassword, PasswordSet, RecoveredPassword } from './own.schema.js';
import { RecoverPassword } from './recover-password.js';

/** 密码. */
@ApiGroup('me')
@Controller('api/v1')
export class PasswordController {
  constructor(
    private readonly choose: ChoosePassword,
    private readonly recovery: RecoverPassword,
    private readonly addresses: ClientAddress,
  ) {}

  @Post('me/password')
  @RequireLogin()
  @RequireStepUp({ maxAgeSeconds: 900 })
  @Operation({
    summary: 'Choose a password, or another one',
    description: 'By the one before, or by a code to one’s own number. All logins end, this one too.',
    consistency: 'strong',
    errors: [errors.passwordUnfit, errors.passwordWrong, errors.tooManyPasswords, errors.noMobile, errors.codeWrong, errors.personsOnly],
    response: { status: 200, schema: PasswordSet },
  })
  choosePassword(
    @Body({ schema: ChosenPassword }) body: ChosenPassword,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<PasswordSet> {
    return this.choose.execute(body, principal, callerOf(request.raw, this.addresses), key);
  }

  @Post('password-recoveries')
  @Public()
  @Operation({
    summary: 'Choose a new password without the old one',
    description:
      'By a code to the number; who has proved his name gives name and document number as well. One answer for whatever does not fit. All ' +
      'logins end. The code is the idempotency key, and used up by an attempt that fails.',
    consistency: 'strong',
    errors: [errors.passwordUnfit, errors.codeWrong, errors.recoveryRefused],
    response: { status: 200, schema: PasswordSet },
  })
  recover(@Body({ schema: RecoveredPassword }) body: RecoveredPassword): Promise<PasswordSet> {
    return this.recovery.execute(body);
  }
}
