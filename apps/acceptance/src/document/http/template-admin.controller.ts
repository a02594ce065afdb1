import { Body, Controller, Get, Headers, Param, Post, Put, Query, Res } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, etagOf, IdempotencyKey, ifMatchMissing, ifMatchStale, Operation, type IdempotentRequest } from '@yiwang/http-api';
import type { FastifyReply } from 'fastify';
import {
  documentsBusy,
  templateDraftExists,
  templateInvalid,
  templateNotDraft,
  templateNotFound,
  templateNotInForce,
  templateOutOfScope,
} from '../domain/document.errors.js';
import type { DocumentKind } from '../domain/document-kind.js';
import { KeepTemplates } from '../templates/keep-templates.js';
import { ListTemplates } from '../templates/list-templates.js';
import { PreviewTemplate } from '../templates/preview-template.js';
import {
  NewTemplate,
  RegionCode,
  TemplateContent,
  TemplateEntry,
  TemplateKind,
  TemplateList,
  TemplateQuery,
  TemplateVersion,
} from './template.schema.js';

const ONE = ':regionCode/:kind/:version';

/** 文书模板管理. */
@ApiGroup('Documents')
@RequirePermission('document.manage')
@Controller('api/v1/admin/document-templates')
export class TemplateAdminController {
  constructor(
    private readonly list: ListTemplates,
    private readonly keep: KeepTemplates,
    private readonly preview: PreviewTemplate,
  ) {}

  @Get()
  @Operation({
    summary: 'List templates of official documents',
    description:
      'Of one’s own region with everything below, and those above that hold where a region has none; version 0 comes with the platform.',
    consistency: 'strong',
    errors: [templateOutOfScope],
    response: { schema: TemplateList },
  })
  templates(@Query({ schema: TemplateQuery }) query: TemplateQuery, @CurrentPrincipal() principal: Principal): Promise<TemplateList> {
    return this.list.execute(query, principal);
  }

  @Post()
  @Operation({
    summary: 'Draft a new version of a template',
    description:
      'The first of a region takes the place of the one above it when it is published. One draft of a kind and region at a time.',
    consistency: 'strong',
    errors: [templateOutOfScope, templateInvalid, templateDraftExists],
    response: { status: 201, schema: TemplateEntry },
  })
  draft(
    @Body({ schema: NewTemplate }) body: NewTemplate,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<TemplateEntry> {
    return this.keep.draft(body, principal, key);
  }

  @Get(ONE)
  @Operation({
    summary: 'Show a version of a template',
    consistency: 'strong',
    errors: [templateOutOfScope, templateNotFound],
    response: { schema: TemplateEntry },
  })
  async one(
    @Param('regionCode', { schema: RegionCode }) regionCode: string,
    @Param('kind', { schema: TemplateKind }) kind: DocumentKind,
    @Param('version', { schema: TemplateVersion }) version: number,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TemplateEntry> {
    const found = await this.list.one({ regionCode, kind, version, principal });
    reply.header('etag', etagOf(found.revision));
    return found;
  }

  @Put(ONE)
  @Operation({
    summary: 'Edit a draft',
    consistency: 'strong',
    errors: [templateOutOfScope, templateInvalid, templateNotFound, templateNotDraft, ifMatchMissing, ifMatchStale],
    response: { schema: TemplateEntry },
  })
  async edit(
    @Param('regionCode', { schema: RegionCode }) regionCode: string,
    @Param('kind', { schema: TemplateKind }) kind: DocumentKind,
    @Param('version', { schema: TemplateVersion }) version: number,
    @Body({ schema: TemplateContent }) content: TemplateContent,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TemplateEntry> {
    const edited = await this.keep.edit({ regionCode, kind, version, principal }, content, ifMatch);
    reply.header('etag', etagOf(edited.revision));
    return edited;
  }

  @Get(`${ONE}/preview`)
  @Operation({
    summary: 'See a template as PDF',
    description: 'With made-up values. It has no number of its own, no code and no seal.',
    consistency: 'strong',
    errors: [templateOutOfScope, templateNotFound, documentsBusy],
    response: { mediaType: 'application/pdf', description: 'the specimen' },
  })
  async specimen(
    @Param('regionCode', { schema: RegionCode }) regionCode: string,
    @Param('kind', { schema: TemplateKind }) kind: DocumentKind,
    @Param('version', { schema: TemplateVersion }) version: number,
    @CurrentPrincipal() principal: Principal,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const bytes = await this.preview.execute(await this.list.one({ regionCode, kind, version, principal }));
    void reply.header('content-type', 'application/pdf').header('cache-control', 'no-store').send(bytes);
  }

  @Post(`${ONE}/publish`)
  @Operation({
    summary: 'Bring a draft into force',
    description:
      '发布: the version in force before it is retired. Documents that were fixed stay as they are; other processes follow within seconds.',
    consistency: 'strong',
    errors: [templateOutOfScope, templateNotFound, templateNotDraft],
    response: { status: 200, schema: TemplateEntry },
  })
  publish(
    @Param('regionCode', { schema: RegionCode }) regionCode: string,
    @Param('kind', { schema: TemplateKind }) kind: DocumentKind,
    @Param('version', { schema: TemplateVersion }) version: number,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<TemplateEntry> {
    return this.keep.publish({ regionCode, kind, version, principal }, key);
  }

  @Post(`${ONE}/retire`)
  @Operation({
    summary: 'Take a template out of force',
    description: '停用: the nearest template above the region holds again.',
    consistency: 'strong',
    errors: [templateOutOfScope, templateNotFound, templateNotInForce],
    response: { status: 200, schema: TemplateEntry },
  })
  retire(
    @Param('regionCode', { schema: RegionCode }) regionCode: string,
    @Param('kind', { schema: TemplateKind }) kind: DocumentKind,
    @Param('version', { schema: TemplateVersion }) version: number,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<TemplateEntry> {
    return this.keep.retire({ regionCode, kind, version, principal }, key);
  }
}
