import { Controller, Get, Param } from '@nestjs/common';
import { RequireKind } from '@yiwang/access';
import { ApiGroup, Operation } from '@yiwang/http-api';
import { clientNotFound } from '../admin/admin.errors.js';
import { ClientId } from '../admin/client/client-admin.schema.js';
import { KnownClient } from './client.schema.js';
import { Clients } from './clients.js';

/** 接入方核对 — between services; the gateway does not route it. */
@ApiGroup('internal')
@Controller('api/v1/internal/clients/:clientId')
export class ClientController {
  constructor(private readonly clients: Clients) {}

  @Get()
  @RequireKind('service')
  @Operation({
    summary: 'Read whose a client is, and what it is limited to',
    description: 'For services, which let somebody in by the name of a client. Disabled ones are not found.',
    consistency: 'strong',
    errors: ['ACCESS.FORBIDDEN', clientNotFound],
    response: { schema: KnownClient },
  })
  async read(@Param('clientId', { schema: ClientId }) clientId: string): Promise<KnownClient> {
    const client = await this.clients.find(clientId);
    if (!client) throw clientNotFound();
    const { kind, orgCode, permissions, itemCodes } = client;
    return { clientId, kind, orgCode, permissions, itemCodes };
  }
}
