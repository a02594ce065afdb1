import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CurrentPrincipal, forbidden, RequireLogin, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, cursorInvalid, IdempotencyKey, Operation, PageQuery, type IdempotentRequest, type Page } from '@yiwang/http-api';
import type { z } from 'zod';
import { dutiesExclude } from '../approval/approval.errors.js';
import { delegationElsewhere, delegationNotFound, delegationNotHeld, delegationPeriod } from './delegation.errors.js';
import {
  AskedDelegation,
  DelegationId,
  DelegationPage,
  DelegationQuery,
  NewDelegation,
  OwnDelegation,
  RevokedDelegation,
  type PostDelegation,
} from './delegation.schema.js';
import { Delegations } from './delegations.js';

const REFUSALS = [delegationPeriod, delegationElsewhere, delegationNotHeld, dutiesExclude];

/** 临时授权管理. */
@ApiGroup('operations')
@Controller('api/v1/admin/delegations')
export class DelegationAdminController {
  constructor(private readonly delegations: Delegations) {}

  @Get()
  @RequirePermission('ops.accounts', 'rights.approve', 'audit.read')
  @Operation({
    summary: 'List posts lent for a time',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: DelegationPage },
  })
  list(@Query({ schema: DelegationQuery }) query: DelegationQuery): Promise<Page<PostDelegation>> {
    return this.delegations.list(query);
  }

  @Post()
  @RequirePermission('ops.accounts')
  @Operation({
    summary: 'Ask to lend an officer’s posts to a colleague',
    description: 'For a time, within the organisation; takes effect when a security administrator has approved it.',
    consistency: 'strong',
    errors: REFUSALS,
    response: { status: 201, schema: AskedDelegation },
  })
  ask(
    @Body({ schema: NewDelegation }) wish: NewDelegation,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<AskedDelegation> {
    return this.delegations.ask(wish, principal, key);
  }

  @Post(':id/revocation')
  @RequirePermission('ops.accounts', 'rights.approve')
  @Operation({
    summary: 'Take lent posts back',
    consistency: 'strong',
    errors: [delegationNotFound],
    response: { status: 200, schema: RevokedDelegation },
  })
  revoke(
    @Param('id', { schema: DelegationId }) id: string,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<RevokedDelegation> {
    return this.delegations.revoke(id, principal, key, { own: false });
  }
}

/** 本人的临时授权: given and taken. */
@ApiGroup('me')
@Controller('api/v1/me/delegations')
@RequireLogin()
export class OwnDelegationController {
  constructor(private readonly delegations: Delegations) {}

  @Get()
  @Operation({
    summary: 'List posts that one lent or borrowed',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: DelegationPage },
  })
  list(
    @Query({ schema: PageQuery }) query: z.output<typeof PageQuery>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<PostDelegation>> {
    return this.delegations.list({ ...query, accountId: officerOf(principal) });
  }

  @Post()
  @Operation({
    summary: 'Ask to lend posts of one’s own to a colleague',
    description: 'For a time, within the organisation; takes effect when a security administrator has approved it.',
    consistency: 'strong',
    errors: ['ACCESS.FORBIDDEN', ...REFUSALS],
    response: { status: 201, schema: AskedDelegation },
  })
  ask(
    @Body({ schema: OwnDelegation }) wish: z.output<typeof OwnDelegation>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<AskedDelegation> {
    return this.delegations.ask({ ...wish, fromAccountId: officerOf(principal) }, principal, key);
  }

  @Post(':id/revocation')
  @Operation({
    summary: 'Take a lent post back, or give it back',
    consistency: 'strong',
    errors: ['ACCESS.FORBIDDEN', delegationNotFound],
    response: { status: 200, schema: RevokedDelegation },
  })
  revoke(
    @Param('id', { schema: DelegationId }) id: string,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<RevokedDelegation> {
    officerOf(principal);
    return this.delegations.revoke(id, principal, key, { own: true });
  }
}

function officerOf({ kind, id }: Principal): string {
  if (kind !== 'officer') throw forbidden();
  return id;
}
