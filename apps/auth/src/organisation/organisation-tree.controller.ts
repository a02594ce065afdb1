import { Body, Controller, Param, Post } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, IdempotencyKey, Operation, type IdempotentRequest } from '@yiwang/http-api';
import type { z } from 'zod';
import { organisationUnknown } from '../admin/admin.errors.js';
import { AskedPermissionChange } from '../approval/approval.schema.js';
import { ChangeOrganisation } from './change-organisation.js';
import {
  organisationAbolished,
  organisationCycle,
  organisationNotFound,
  organisationOutside,
  successorNeeded,
} from './organisation.errors.js';
import { Abolition, Move, MovedOrganisation, OrgCodeParam } from './organisation-tree.schema.js';

/** 机构调整. */
@ApiGroup('operations')
@Controller('api/v1/admin/organisations/:orgCode')
@RequirePermission('ops.accounts')
export class OrganisationTreeController {
  constructor(private readonly change: ChangeOrganisation) {}

  @Post('move')
  @Operation({
    summary: 'Put an organisation below another',
    description: '调整隶属. With everything below it; nobody’s permissions follow from the tree.',
    consistency: 'strong',
    errors: [organisationNotFound, organisationUnknown, organisationAbolished, organisationCycle, organisationOutside],
    response: { status: 200, schema: MovedOrganisation },
  })
  move(
    @Param('orgCode', { schema: OrgCodeParam }) orgCode: string,
    @Body({ schema: Move }) { parentOrgCode }: z.output<typeof Move>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<MovedOrganisation> {
    return this.change.move(orgCode, parentOrgCode, principal, key);
  }

  @Post('abolition')
  @Operation({
    summary: 'Ask to abolish an organisation, or to merge it into another',
    description:
      '撤销、合并. Takes effect when a security administrator has approved it: officers and the bodies below go to the successor. Its code stays ' +
      'what cases of before were handled under, and the department systems that are registered for it keep it.',
    consistency: 'strong',
    errors: [organisationNotFound, organisationUnknown, organisationAbolished, organisationOutside, successorNeeded],
    response: { status: 200, schema: AskedPermissionChange },
  })
  abolish(
    @Param('orgCode', { schema: OrgCodeParam }) orgCode: string,
    @Body({ schema: Abolition }) wish: Abolition,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<AskedPermissionChange> {
    return this.change.abolish(orgCode, wish, principal, key);
  }
}
