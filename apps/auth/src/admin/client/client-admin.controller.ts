import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, cursorInvalid, IdempotencyKey, Operation, type IdempotentRequest, type Page } from '@yiwang/http-api';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import {
  clientExists,
  clientHasNoSecret,
  clientNeedsCredential,
  clientNotApproved,
  clientNotFound,
  clientRequestPending,
  organisationUnknown,
  ownClient,
} from '../admin.errors.js';
import { ChangeClient } from './change-client.js';
import {
  ChangedClient,
  ClientChange,
  ClientId,
  ClientPage,
  ClientQuery,
  DecidedRequest,
  NewClient,
  RegisteredSecret,
  RotatedSecret,
  RotateSecret,
  type ListedClient,
} from './client-admin.schema.js';
import { ManageClients } from './manage-clients.js';
import { RegisteredClients } from './registered-clients.js';
import { RotateSecret as RotateClientSecret } from './rotate-secret.js';

/** 接入管理 — department systems, services and front ends. */
@ApiGroup('operations')
@Controller('api/v1/admin/clients')
@RequirePermission('ops.accounts')
export class ClientAdminController {
  constructor(
    private readonly registered: RegisteredClients,
    private readonly clients: ManageClients,
    private readonly changes: ChangeClient,
    private readonly secrets: RotateClientSecret,
  ) {}

  @Get()
  @Operation({ summary: 'List clients', consistency: 'strong', errors: [cursorInvalid], response: { schema: ClientPage } })
  list(@Query({ schema: ClientQuery }) query: ClientQuery): Promise<Page<ListedClient>> {
    return this.registered.list(query);
  }

  @Post()
  @Operation({
    summary: 'Register a client',
    description:
      'Its secret is made here and shown in this answer alone; a client with keys has none. Where a second person has to approve it, it gets no token until then.',
    consistency: 'strong',
    errors: [clientExists, organisationUnknown],
    response: { status: 201, schema: RegisteredSecret },
  })
  create(
    @Body({ schema: NewClient }) body: NewClient,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RegisteredSecret> {
    reply.header('cache-control', 'no-store');
    return this.clients.create(body, principal, key);
  }

  @Post(':clientId/changes')
  @Operation({
    summary: 'Ask for a change of a client',
    description: 'A second person approves it where one has to; its access tokens end everywhere when it is changed.',
    consistency: 'strong',
    errors: [clientNotFound, clientNotApproved, clientRequestPending, clientNeedsCredential, organisationUnknown],
    response: { status: 201, schema: DecidedRequest },
  })
  change(
    @Param('clientId', { schema: ClientId }) clientId: string,
    @Body({ schema: ClientChange }) body: ClientChange,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<DecidedRequest> {
    return this.changes.request(clientId, body, principal, key);
  }

  @Post(':clientId/secret-rotation')
  @Operation({
    summary: 'Give a client a new secret',
    description:
      'The one so far stays good for the overlap that is asked for; a second rotation within it ends the oldest. Where a second person has to approve it, the new one is good from then on.',
    consistency: 'strong',
    errors: [clientNotFound, clientHasNoSecret, clientRequestPending],
    response: { status: 200, schema: RotatedSecret },
  })
  rotate(
    @Param('clientId', { schema: ClientId }) clientId: string,
    @Body({ schema: RotateSecret }) { overlapHours }: z.output<typeof RotateSecret>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RotatedSecret> {
    reply.header('cache-control', 'no-store');
    return this.secrets.execute(clientId, overlapHours, principal, key);
  }

  @Post(':clientId/disable')
  @Operation({
    summary: 'Disable a client',
    description: 'It gets no token any more, and its refresh tokens end at once; access tokens that are out end everywhere within seconds.',
    consistency: 'strong',
    errors: [clientNotFound, ownClient],
    response: { status: 200, schema: ChangedClient },
  })
  disable(
    @Param('clientId', { schema: ClientId }) clientId: string,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<ChangedClient> {
    return this.clients.disable(clientId, principal, key);
  }

  @Post(':clientId/enable')
  @Operation({
    summary: 'Enable a disabled client',
    consistency: 'strong',
    errors: [clientNotFound],
    response: { status: 200, schema: ChangedClient },
  })
  enable(
    @Param('clientId', { schema: ClientId }) clientId: string,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<ChangedClient> {
    return this.clients.enable(clientId, principal, key);
  }
}
