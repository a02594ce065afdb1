import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { Public } from '@yiwang/access';
import { ApiGroup, Operation } from '@yiwang/http-api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ItemCode } from '../../item/http/item.schema.js';
import { itemNotFound } from '../../item/domain/item.errors.js';
import { HandlingItems, ItemIdentity, ReadIdentity } from '../queries/read-identity.js';
import { IDENTITY_POLICY, identityPage } from './identity-page.js';

const IdentityQuery = z.object({ format: z.enum(['json', 'html']).optional().describe('missing: as `Accept` asks') });

/** 身份证 and 业务办理项 — what everybody may read of an item's codes. */
@ApiGroup('Items')
@Public()
@Controller('api/v1/items/:itemCode')
export class IdentityController {
  constructor(private readonly identities: ReadIdentity) {}

  @Get('identity')
  @Operation({
    summary: 'Read the identity card of an item',
    description:
      '权力事项身份证: all its codes, taken apart. JSON, or a page to print with `format=html`, or when `Accept` names `text/html` first. Not ' +
      'kept by caches, which know one answer for each address.',
    consistency: 'strong',
    errors: [itemNotFound],
    response: { schema: ItemIdentity },
  })
  async identity(
    @Param('itemCode', { schema: ItemCode }) itemCode: string,
    @Query({ schema: IdentityQuery }) { format }: z.infer<typeof IdentityQuery>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ItemIdentity | string> {
    const identity = await this.identities.one(itemCode);
    reply.header('cache-control', 'private, no-cache').header('vary', 'accept');
    const page = (format ?? (request.headers.accept?.trimStart().startsWith('text/html') ? 'html' : 'json')) === 'html';
    if (!page) return identity;
    reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', IDENTITY_POLICY)
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'no-referrer');
    return identityPage(identity);
  }

  @Get('handling-items')
  @Operation({
    summary: 'List the handling items of an item',
    description: '业务办理项, by serial: in force, suspended or cancelled.',
    consistency: 'strong',
    response: { schema: HandlingItems },
  })
  async handlingItems(@Param('itemCode', { schema: ItemCode }) itemCode: string): Promise<z.infer<typeof HandlingItems>> {
    return { items: await this.identities.handlingItems(itemCode) };
  }
}
