import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, RequireStepUp, type Principal } from '@yiwang/access';
import { ApiGroup, cursorInvalid, IdempotencyKey, Operation, type IdempotentRequest, type Page } from '@yiwang/http-api';
import type { z } from 'zod';
import { clientRequestDecided, clientRequestNotFound, secondPersonNeeded } from '../admin.errors.js';
import { ClientRequestPage, ClientRequestQuery, DecidedRequest, Rejection, RequestId, type ClientRequest } from './client-admin.schema.js';
import { ClientRequests } from './client-requests.js';
import { DecideClientRequest } from './decide-client-request.js';

/** 接入审批. */
@ApiGroup('operations')
@Controller('api/v1/admin/client-requests')
export class ClientRequestController {
  constructor(
    private readonly requests: ClientRequests,
    private readonly decisions: DecideClientRequest,
  ) {}

  @Get()
  @RequirePermission('ops.accounts', 'rights.approve')
  @Operation({
    summary: 'List requests for clients',
    description: 'Registrations and changes, the newest first.',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: ClientRequestPage },
  })
  list(@Query({ schema: ClientRequestQuery }) query: ClientRequestQuery): Promise<Page<ClientRequest>> {
    return this.requests.list(query);
  }

  @Post(':id/approve')
  @RequirePermission('rights.approve')
  @RequireStepUp({ maxAgeSeconds: 900, secondFactor: true })
  @Operation({
    summary: 'Approve a request for a client',
    description:
      'As a second person, who has proved lately who he is. A registered client gets tokens from now on; a change counts from now on.',
    consistency: 'strong',
    errors: [clientRequestNotFound, clientRequestDecided, secondPersonNeeded],
    response: { status: 200, schema: DecidedRequest },
  })
  approve(
    @Param('id', { schema: RequestId }) id: string,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<DecidedRequest> {
    return this.decisions.approve(id, principal, key);
  }

  @Post(':id/reject')
  @RequirePermission('rights.approve')
  @Operation({
    summary: 'Reject a request for a client',
    description: 'A registration leaves no client behind.',
    consistency: 'strong',
    errors: [clientRequestNotFound, clientRequestDecided, secondPersonNeeded],
    response: { status: 200, schema: DecidedRequest },
  })
  reject(
    @Param('id', { schema: RequestId }) id: string,
    @Body({ schema: Rejection }) { reason }: z.output<typeof Rejection>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<DecidedRequest> {
    return this.decisions.reject(id, reason, principal, key);
  }

  @Post(':id/withdraw')
  @RequirePermission('ops.accounts')
  @Operation({
    summary: 'Withdraw a request for a client',
    consistency: 'strong',
    errors: [clientRequestNotFound, clientRequestDecided],
    response: { status: 200, schema: DecidedRequest },
  })
  withdraw(
    @Param('id', { schema: RequestId }) id: string,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<DecidedRequest> {
    return this.decisions.withdraw(id, principal, key);
  }
}
