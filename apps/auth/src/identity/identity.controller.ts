import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { CurrentPrincipal, RequireKind, type Principal } from '@yiwang/access';
import { ApiGroup, Operation } from '@yiwang/http-api';
import type { FastifyReply } from 'fastify';
import { accountNotFound, AccountId } from '../contact/contact.schema.js';
import { Identities } from './identities.js';
import { Identity, IdentityQuery } from './identity.schema.js';

/** 身份信息 — between services; the gateway does not route it. */
@ApiGroup('internal')
@Controller('api/v1/internal/accounts/:id/identity')
export class IdentityController {
  constructor(private readonly identities: Identities) {}

  @Get()
  @RequireKind('service')
  @Operation({
    summary: 'Read the identity behind an account',
    description: 'Only for the services named in `IDENTITY_CLIENTS`. Each reading is recorded with its purpose, item and case.',
    consistency: 'strong',
    errors: ['ACCESS.FORBIDDEN', accountNotFound],
    response: { schema: Identity },
  })
  read(
    @Param('id', { schema: AccountId }) id: string,
    @Query({ schema: IdentityQuery }) query: IdentityQuery,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Identity> {
    reply.header('cache-control', 'no-store');
    return this.identities.read(id, query, principal);
  }
}
