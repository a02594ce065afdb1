import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { CurrentPrincipal, RequireKind, type Principal } from '@yiwang/access';
import { ApiGroup, Operation } from '@yiwang/http-api';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { accountNotFound, AccountId, Contact, ContactQuery, OfficerContacts, OfficersQuery, OrgCodeParam } from './contact.schema.js';
import { Contacts } from './contacts.js';

/** 联系方式 — between services; the gateway does not route it. */
@ApiGroup('internal')
@Controller('api/v1/internal')
export class ContactController {
  constructor(private readonly contacts: Contacts) {}

  @Get('accounts/:id/contact')
  @RequireKind('service')
  @Operation({
    summary: 'Read how an account is reached',
    description:
      'Only for the services named in `CONTACT_CLIENTS`. Each reading of a number is recorded, with the item and case that it is for.',
    consistency: 'strong',
    errors: ['ACCESS.FORBIDDEN', accountNotFound],
    response: { schema: Contact },
  })
  account(
    @Param('id', { schema: AccountId }) id: string,
    @Query({ schema: ContactQuery }) about: z.output<typeof ContactQuery>,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Contact> {
    reply.header('cache-control', 'no-store');
    return this.contacts.ofAccount(id, about, principal);
  }

  @Get('organisations/:orgCode/officers/contacts')
  @RequireKind('service')
  @Operation({
    summary: 'Read how the officers of an organisation are reached',
    description:
      'Only for the services named in `CONTACT_CLIENTS`. With `permission`: those who answer for it, be they of the organisation or of a body above it. Recorded as above.',
    consistency: 'strong',
    errors: ['ACCESS.FORBIDDEN'],
    response: { schema: OfficerContacts },
  })
  officers(
    @Param('orgCode', { schema: OrgCodeParam }) orgCode: string,
    @Query({ schema: OfficersQuery }) { permission, ...about }: z.output<typeof OfficersQuery>,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OfficerContacts> {
    reply.header('cache-control', 'no-store');
    return permission === undefined
      ? this.contacts.ofOfficers(orgCode, about, principal)
      : this.contacts.ofHolders(orgCode, permission, about, principal);
  }
}
