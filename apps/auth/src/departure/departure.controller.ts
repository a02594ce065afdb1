import { Body, Controller, Param, Post } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, IdempotencyKey, Operation, type IdempotentRequest } from '@yiwang/http-api';
import type { z } from 'zod';
import { notAnOfficer, ownAccount } from '../admin/admin.errors.js';
import { AccountId } from '../contact/contact.schema.js';
import { DepartedOfficer, Departure } from './departure.schema.js';
import { LeaveOffice } from './leave-office.js';

/** 离岗交接. */
@ApiGroup('operations')
@Controller('api/v1/admin/accounts/:id/departure')
@RequirePermission('ops.accounts')
export class DepartureController {
  constructor(private readonly leave: LeaveOffice) {}

  @Post()
  @Operation({
    summary: 'Close the account of an officer who leaves',
    description:
      'For good: posts, delegations and sessions end, access tokens within a minute; what the officer had in hand in the workbench goes back ' +
      'to the team.',
    consistency: 'strong',
    errors: [notAnOfficer, ownAccount],
    response: { status: 200, schema: DepartedOfficer },
  })
  execute(
    @Param('id', { schema: AccountId }) id: string,
    @Body({ schema: Departure }) { reason }: z.output<typeof Departure>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<DepartedOfficer> {
    return this.leave.execute(id, reason, principal, key);
  }
}
