import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, RequireStepUp, type Principal } from '@yiwang/access';
import { ApiGroup, cursorInvalid, IdempotencyKey, Operation, type IdempotentRequest, type Page } from '@yiwang/http-api';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { clientExists, organisationUnknown, secondPersonNeeded } from '../../admin/admin.errors.js';
import { ClientId } from '../../admin/client/client-admin.schema.js';
import type { CredentialKind } from '../site/sites.js';
import { ChangeSiteAddresses } from './change-site-addresses.js';
import { ListSites } from './list-sites.js';
import { ManageSites } from './manage-sites.js';
import {
  ApprovedSite,
  ApproveSite,
  ChangedSite,
  ChangeSiteCallbacks,
  CredentialKindParam,
  NewSite,
  RegisteredSite,
  RotatedSiteSecret,
  RotateSiteSecret,
  SitePage,
  SiteQuery,
  type ListedSite,
} from './site-admin.schema.js';
import { siteCallbackTaken, siteChanged, siteCodeTaken, siteHasNoSuchSecret, siteNotFound } from './site.errors.js';

/** 网站接入管理 — sites that log people in by the ticket protocol. */
@ApiGroup('operations')
@Controller('api/v1/admin/sites')
export class SiteAdminController {
  constructor(
    private readonly listing: ListSites,
    private readonly sites: ManageSites,
    private readonly addresses: ChangeSiteAddresses,
  ) {}

  @Get()
  @RequirePermission('ops.accounts', 'rights.approve')
  @Operation({ summary: 'List sites', consistency: 'strong', errors: [cursorInvalid], response: { schema: SitePage } })
  list(@Query({ schema: SiteQuery }) query: z.output<typeof SiteQuery>): Promise<Page<ListedSite>> {
    return this.listing.list(query);
  }

  @Post()
  @RequirePermission('ops.accounts')
  @Operation({
    summary: 'Register a site',
    description:
      'It is a client, too: it is disabled and enabled as one. Secrets that are made here are shown in this answer alone; a site that ' +
      'moves from another authority brings its own.',
    consistency: 'strong',
    errors: [clientExists, organisationUnknown, siteCodeTaken, siteCallbackTaken],
    response: { status: 201, schema: RegisteredSite },
  })
  register(
    @Body({ schema: NewSite }) body: NewSite,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RegisteredSite> {
    reply.header('cache-control', 'no-store');
    return this.sites.register(body, principal, key);
  }

  @Post(':clientId/approval')
  @RequirePermission('rights.approve')
  @RequireStepUp({ maxAgeSeconds: 900, secondFactor: true })
  @Operation({
    summary: 'Approve a site',
    description:
      'By somebody else than who registered or last changed it, who says which addresses he has looked at. Before that nobody gets in by it, ' +
      'where a second person is required.',
    consistency: 'strong',
    errors: [siteNotFound, siteChanged, secondPersonNeeded],
    response: { status: 200, schema: ApprovedSite },
  })
  approve(
    @Param('clientId', { schema: ClientId }) clientId: string,
    @Body({ schema: ApproveSite }) { callbackUrls }: z.output<typeof ApproveSite>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<ApprovedSite> {
    return this.sites.approve(clientId, callbackUrls, principal, key);
  }

  @Post(':clientId/callbacks')
  @RequirePermission('ops.accounts')
  @Operation({
    summary: 'Say anew where a site’s people go with a ticket',
    description:
      'These addresses and no others from then on. Where a second person is required, nobody gets in by the site until somebody else than who ' +
      'changed it has approved it.',
    consistency: 'strong',
    errors: [siteNotFound, siteCallbackTaken],
    response: { status: 200, schema: ChangedSite },
  })
  changeCallbacks(
    @Param('clientId', { schema: ClientId }) clientId: string,
    @Body({ schema: ChangeSiteCallbacks }) { callbackUrls }: z.output<typeof ChangeSiteCallbacks>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<ChangedSite> {
    return this.addresses.execute(clientId, callbackUrls, principal, key);
  }

  @Post(':clientId/secrets/:kind/rotation')
  @RequirePermission('ops.accounts')
  @Operation({
    summary: 'Give a site a new secret',
    description: 'The one so far stays good for the overlap that is asked for; a second rotation within it ends the oldest.',
    consistency: 'strong',
    errors: [siteNotFound, siteHasNoSuchSecret],
    response: { status: 200, schema: RotatedSiteSecret },
  })
  rotate(
    @Param('clientId', { schema: ClientId }) clientId: string,
    @Param('kind', { schema: CredentialKindParam }) kind: CredentialKind,
    @Body({ schema: RotateSiteSecret }) { overlapHours }: z.output<typeof RotateSiteSecret>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RotatedSiteSecret> {
    reply.header('cache-control', 'no-store');
    return this.sites.rotate(clientId, kind, overlapHours, principal, key);
  }
}
