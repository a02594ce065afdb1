import { createHash } from 'node:crypto';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { Public } from '@yiwang/access';
import { ApiGroup, Operation } from '@yiwang/http-api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { itemNotFound, versionNotFound } from '../../item/domain/item.errors.js';
import { ItemCode, VersionNo } from '../../item/http/item.schema.js';
import { JSON_TYPE, REVALIDATE, sendStored } from '../../item/http/send-stored.js';
import { Guide } from '../domain/guide.js';
import { guidePage, PAGE_POLICY } from '../domain/guide-page.js';
import { ReadGuide } from '../queries/read-guide.js';

const GuideQuery = z.object({ version: VersionNo.optional().describe('a version that is or was published; the one in force without it') });
type GuideQuery = z.infer<typeof GuideQuery>;

const NOT_MODIFIED = { 304: 'The copy named in If-None-Match is still good.' };
const hashOf = (body: string): string => createHash('sha256').update(body).digest('base64url').slice(0, 27);

/**
 * 办事指南. The page has an address of its own: caches in front of us tell answers apart by their address, not by what a browser said it
 * would accept.
 */
@ApiGroup('Items')
@Public()
@Controller('api/v1/items')
export class GuideController {
  constructor(private readonly read: ReadGuide) {}

  @Get(':itemCode/guide')
  @Operation({
    summary: 'Read the guide of an item',
    description:
      'Everything people are told about it, in sections with Chinese labels, made from all of its elements; with its service points.',
    consistency: 'strong',
    errors: [itemNotFound, versionNotFound],
    response: { schema: Guide },
    alsoAnswers: NOT_MODIFIED,
  })
  async guide(
    @Param('itemCode', { schema: ItemCode }) itemCode: string,
    @Query({ schema: GuideQuery }) { version }: GuideQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const body = JSON.stringify(await this.read.execute(itemCode, version));
    sendStored(request, reply, { body, hash: hashOf(body) }, JSON_TYPE, REVALIDATE);
  }

  @Get(':itemCode/guide/page')
  @Operation({
    summary: 'Read the guide of an item as a page',
    description: 'HTML to read and to print, without script. Everything of the item is escaped.',
    consistency: 'strong',
    errors: [itemNotFound, versionNotFound],
    response: { mediaType: 'text/html', description: 'The page' },
    alsoAnswers: NOT_MODIFIED,
  })
  async page(
    @Param('itemCode', { schema: ItemCode }) itemCode: string,
    @Query({ schema: GuideQuery }) { version }: GuideQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const body = guidePage(await this.read.execute(itemCode, version));
    reply
      .header('content-security-policy', `${PAGE_POLICY}; frame-ancestors 'none'`)
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'no-referrer');
    sendStored(request, reply, { body, hash: hashOf(body) }, 'text/html; charset=utf-8', REVALIDATE);
  }
}
