import { Controller, Param, Post } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, RequireStepUp, type Principal } from '@yiwang/access';
import { ApiGroup, IdempotencyKey, Operation, type IdempotentRequest } from '@yiwang/http-api';
import { ownAccount } from '../admin/admin.errors.js';
import { AccountId, accountNotFound } from '../contact/contact.schema.js';
import { ResetSecondFactor } from './reset-second-factor.js';
import { RemovedSecondFactor } from './second-factor.schema.js';

/** 双因素重置. */
@ApiGroup('operations')
@Controller('api/v1/admin/accounts/:id/second-factor-reset')
export class SecondFactorAdminController {
  constructor(private readonly reset: ResetSecondFactor) {}

  @Post()
  @RequirePermission('rights.approve')
  @RequireStepUp({ maxAgeSeconds: 900, secondFactor: true })
  @Operation({
    summary: 'Reset the second factor of who has lost it',
    description: 'Sessions end. The owner enrols a device anew at the next login, where a post demands it.',
    consistency: 'strong',
    errors: [accountNotFound, ownAccount],
    response: { status: 200, schema: RemovedSecondFactor },
  })
  execute(
    @Param('id', { schema: AccountId }) id: string,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<RemovedSecondFactor> {
    return this.reset.execute(id, principal, key);
  }
}
