import { Body, Controller, Get, Headers, Param, Post, Put, Query, Res } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import {
  ApiGroup,
  cursorInvalid,
  etagOf,
  IdempotencyKey,
  ifMatchMissing,
  ifMatchStale,
  Operation,
  type IdempotentRequest,
  type Page,
} from '@yiwang/http-api';
import type { FastifyReply } from 'fastify';
import { CaseNo } from '../../case/http/case.schema.js';
import * as errors from '../domain/archive.errors.js';
import { ReadDestructions } from '../queries/read-destructions.js';
import { DestroyArchives } from '../use-cases/destroy-archives.js';
import { HandleParked } from '../use-cases/handle-parked.js';
import { KeepRetentions } from '../use-cases/keep-retentions.js';
import {
  ArchiveId,
  Category,
  Destruction,
  DestructionDetail,
  DestructionPage,
  DestructionQuery,
  NewDestruction,
  ParkedArchives,
  Retention,
  RetentionContent,
  RetentionList,
  RetriedArchive,
} from './archive.schema.js';

/** 档案管理: 保管期限 and 销毁. */
@ApiGroup('Archives')
@RequirePermission('archive.manage')
@Controller('api/v1/admin/archives')
export class ArchiveAdminController {
  constructor(
    private readonly retentions: KeepRetentions,
    private readonly destroy: DestroyArchives,
    private readonly destructions: ReadDestructions,
    private readonly parked: HandleParked,
  ) {}

  @Get('retentions')
  @Operation({ summary: 'List how long archives are kept', consistency: 'strong', response: { schema: RetentionList } })
  list(): Promise<{ items: Retention[] }> {
    return this.retentions.list();
  }

  @Get('retentions/:category')
  @Operation({
    summary: 'Read how long archives of a category are kept',
    consistency: 'strong',
    errors: [errors.retentionNotFound],
    response: { schema: Retention },
  })
  async one(
    @Param('category', { schema: Category }) category: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Retention> {
    const found = await this.retentions.one(category);
    reply.header('etag', etagOf(found.revision));
    return found;
  }

  @Put('retentions/:category')
  @Operation({
    summary: 'Say how long archives of a category are kept',
    description:
      'For what is archived from now on, in the whole province. A category that has no line of its own gets one with `If-Match: "0"`.',
    consistency: 'strong',
    errors: [errors.retentionOutOfScope, ifMatchMissing, ifMatchStale],
    response: { schema: Retention },
  })
  async change(
    @Param('category', { schema: Category }) category: string,
    @Body({ schema: RetentionContent }) { years }: RetentionContent,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Retention> {
    const changed = await this.retentions.change(category, years, ifMatch, principal);
    reply.header('etag', etagOf(changed.revision));
    return changed;
  }

  @Get('destructions')
  @Operation({
    summary: 'List lists of destruction',
    description: 'Of one’s region; the newest first.',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: DestructionPage },
  })
  lists(
    @Query({ schema: DestructionQuery }) query: DestructionQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<Destruction>> {
    return this.destructions.list(query, principal);
  }

  @Post('destructions')
  @Operation({
    summary: 'Propose to destroy what has reached the end of its retention',
    description: '销毁清册 of at most 1,000 archives, the longest over first. Somebody else approves it.',
    consistency: 'strong',
    errors: [errors.nothingToDestroy],
    response: { status: 201, schema: Destruction },
  })
  propose(
    @Body({ schema: NewDestruction }) body: NewDestruction,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Destruction> {
    return this.destroy.propose(body, principal, key);
  }

  @Get('destructions/:id')
  @Operation({
    summary: 'Read a list of destruction',
    description: 'With what is on it, and after the destruction the evidence of each: checksum and time.',
    consistency: 'strong',
    errors: [errors.destructionNotFound],
    response: { schema: DestructionDetail },
  })
  show(@Param('id', { schema: ArchiveId }) id: string, @CurrentPrincipal() principal: Principal): Promise<DestructionDetail> {
    return this.destructions.one(id, principal);
  }

  @Post('destructions/:id/approve')
  @Operation({
    summary: 'Approve a list of destruction',
    description: 'The packages are destroyed soon after, for good; what was destroyed stays on record.',
    consistency: 'strong',
    errors: [errors.destructionNotFound, errors.destructionDecided, errors.ownDestruction],
    response: { status: 200, schema: Destruction },
  })
  approve(
    @Param('id', { schema: ArchiveId }) id: string,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Destruction> {
    return this.destroy.approve(id, principal, key);
  }

  @Post('destructions/:id/withdraw')
  @Operation({
    summary: 'Withdraw a list of destruction',
    consistency: 'strong',
    errors: [errors.destructionNotFound, errors.destructionDecided],
    response: { status: 200, schema: Destruction },
  })
  withdraw(
    @Param('id', { schema: ArchiveId }) id: string,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Destruction> {
    return this.destroy.withdraw(id, principal, key);
  }

  @Get('parked')
  @Operation({
    summary: 'List cases that could not be archived',
    description: 'Of one’s region; at most 500.',
    consistency: 'strong',
    response: { schema: ParkedArchives },
  })
  parkedCases(@CurrentPrincipal() principal: Principal): Promise<ParkedArchives> {
    return this.parked.list(principal);
  }

  @Post('parked/:caseNo/retry')
  @Operation({
    summary: 'Try to archive a case again',
    consistency: 'strong',
    errors: [errors.archiveNotParked],
    response: { status: 200, schema: RetriedArchive },
  })
  retry(
    @Param('caseNo', { schema: CaseNo }) caseNo: string,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<RetriedArchive> {
    return this.parked.retry(caseNo, principal, key);
  }
}
