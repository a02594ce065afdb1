import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { Public } from '@yiwang/access';
import { ApiGroup, cursorInvalid, Operation, type Page } from '@yiwang/http-api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { itemNotFound, versionNotFound } from '../domain/item.errors.js';
import { FindItems } from '../queries/find-items.js';
import { ItemFilter, type ItemSummary } from '../queries/item-filter.js';
import { ReadItem } from '../queries/read-item.js';
import { FormSchema, ItemCode, ItemDetail, ItemPage, VersionNo } from './item.schema.js';
import { IMMUTABLE, JSON_TYPE, REVALIDATE, sendStored } from './send-stored.js';

const NOT_MODIFIED = { 304: 'The copy named in If-None-Match is still good.' };

/** 事项查询 — what everybody may read. */
@ApiGroup('Items')
@Public()
@Controller('api/v1/items')
export class ItemController {
  constructor(
    private readonly items: FindItems,
    private readonly read: ReadItem,
  ) {}

  @Get()
  @Operation({
    summary: 'List and search items',
    description: 'Items in force or suspended. Without `q` by region and code; with `q` as the search ranks them, without its highlights.',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: ItemPage },
  })
  find(@Query({ schema: ItemFilter }) filter: ItemFilter): Promise<Page<ItemSummary>> {
    return this.items.execute(filter);
  }

  @Get(':itemCode')
  @Operation({
    summary: 'Read an item',
    description: 'The version in force, suspended ones included; a cancelled item as it was at the end. Supports If-None-Match.',
    consistency: 'strong',
    errors: [itemNotFound],
    response: { schema: ItemDetail },
    alsoAnswers: NOT_MODIFIED,
  })
  async current(
    @Param('itemCode', { schema: ItemCode }) itemCode: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendStored(request, reply, await this.read.current(itemCode), JSON_TYPE, REVALIDATE);
  }

  @Get(':itemCode/versions/:version')
  @Operation({
    summary: 'Read one version of an item',
    description: 'Any version that is or was published: a running case keeps the version it was filed under.',
    consistency: 'strong',
    errors: [versionNotFound],
    response: { schema: ItemDetail },
    alsoAnswers: NOT_MODIFIED,
  })
  async version(
    @Param('itemCode', { schema: ItemCode }) itemCode: string,
    @Param('version', { schema: VersionNo }) version: number,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendStored(request, reply, await this.read.version(itemCode, version), JSON_TYPE, REVALIDATE);
  }

  @Get(':itemCode/versions/:version/form')
  @Operation({
    summary: 'Read the form of a version',
    description: '电子表单. The bytes are those of `form.sha256` in the operational core; the ETag is that hash.',
    consistency: 'strong',
    errors: [versionNotFound],
    response: { schema: FormSchema, mediaType: 'application/schema+json' },
    alsoAnswers: NOT_MODIFIED,
  })
  async form(
    @Param('itemCode', { schema: ItemCode }) itemCode: string,
    @Param('version', { schema: VersionNo }) version: number,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = await this.read.document(itemCode, version, 'form');
    sendStored(request, reply, form, 'application/schema+json; charset=utf-8', IMMUTABLE);
  }

  @Get(':itemCode/versions/:version/guide')
  @Operation({
    summary: 'Read the guide of a version',
    description: '办事指南, Markdown. The bytes are those of `guide.sha256` in the operational core; the ETag is that hash.',
    consistency: 'strong',
    errors: [versionNotFound],
    response: { mediaType: 'text/markdown', description: 'The guide' },
    alsoAnswers: NOT_MODIFIED,
  })
  async guide(
    @Param('itemCode', { schema: ItemCode }) itemCode: string,
    @Param('version', { schema: VersionNo }) version: number,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendStored(request, reply, await this.read.document(itemCode, version, 'guide'), 'text/markdown; charset=utf-8', IMMUTABLE);
  }
}
