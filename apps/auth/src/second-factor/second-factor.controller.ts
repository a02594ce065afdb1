import { Body, Controller, Get, Header, Post } from '@nestjs/common';
import { CurrentPrincipal, RequireKind, RequireStepUp, type Principal } from '@yiwang/access';
import { ApiGroup, IdempotencyKey, Operation, type IdempotentRequest } from '@yiwang/http-api';
import type { z } from 'zod';
import { OwnSecondFactor } from './own-second-factor.js';
import {
  enrolmentOver,
  secondFactorDemanded,
  secondFactorEnrolled,
  secondFactorLocked,
  secondFactorMissing,
  secondFactorWrong,
} from './second-factor.errors.js';
import {
  ConfirmEnrolment,
  OfferedSecondFactor,
  RecoveryCodes,
  RemovedSecondFactor,
  SecondFactorOf,
  ShownCode,
} from './second-factor.schema.js';

/** Who has only a token of somebody's brings no device of his own, nor takes one away. */
const LATELY = { maxAgeSeconds: 900 };

/** 本人的动态口令. */
@ApiGroup('me')
@Controller('api/v1/me/second-factor')
@RequireKind('person', 'legalPerson', 'officer')
export class SecondFactorController {
  constructor(private readonly own: OwnSecondFactor) {}

  @Get()
  @Operation({ summary: 'Tell whether a second factor is enrolled', consistency: 'strong', response: { schema: SecondFactorOf } })
  show(@CurrentPrincipal() principal: Principal): Promise<SecondFactorOf> {
    return this.own.show(principal);
  }

  @Post('enrolment')
  @RequireStepUp(LATELY)
  @Header('cache-control', 'no-store')
  @Operation({
    summary: 'Begin to enrol a device',
    description: '绑定动态口令 (RFC 6238). Changes nothing until the device’s first code is sent to `confirmation`.',
    consistency: 'strong',
    errors: [secondFactorEnrolled],
    response: { status: 200, schema: OfferedSecondFactor },
  })
  offer(@CurrentPrincipal() principal: Principal): Promise<OfferedSecondFactor> {
    return this.own.offer(principal);
  }

  @Post('confirmation')
  @RequireStepUp(LATELY)
  @Header('cache-control', 'no-store')
  @Operation({
    summary: 'Confirm the device by its first code',
    description: 'Gives ten recovery codes, for the day the device is lost.',
    consistency: 'strong',
    errors: [enrolmentOver, secondFactorWrong, secondFactorLocked, secondFactorEnrolled],
    response: { status: 200, schema: RecoveryCodes },
  })
  confirm(
    @Body({ schema: ConfirmEnrolment }) { enrolmentId, code }: z.output<typeof ConfirmEnrolment>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<RecoveryCodes> {
    return this.own.confirm(principal, enrolmentId, code, key);
  }

  @Post('recovery-codes')
  @RequireStepUp(LATELY)
  @Header('cache-control', 'no-store')
  @Operation({
    summary: 'Replace the recovery codes',
    consistency: 'strong',
    errors: [secondFactorWrong, secondFactorLocked, secondFactorMissing],
    response: { status: 200, schema: RecoveryCodes },
  })
  renew(
    @Body({ schema: ShownCode }) { code }: z.output<typeof ShownCode>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<RecoveryCodes> {
    return this.own.renewCodes(principal, code, key);
  }

  @Post('removal')
  @RequireStepUp(LATELY)
  @Operation({
    summary: 'Remove the second factor',
    description: 'By a code of it. Where a post demands one, it stays: a security administrator resets it for who has lost the device.',
    consistency: 'strong',
    errors: [secondFactorWrong, secondFactorLocked, secondFactorMissing, secondFactorDemanded],
    response: { status: 200, schema: RemovedSecondFactor },
  })
  remove(
    @Body({ schema: ShownCode }) { code }: z.output<typeof ShownCode>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<RemovedSecondFactor> {
    return this.own.remove(principal, code, key);
  }
}
