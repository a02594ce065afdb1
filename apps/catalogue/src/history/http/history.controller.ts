import { Body, Controller, Get, Header, Param, Post, Query } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import {
  ApiGroup,
  ApiProblems,
  cursorInvalid,
  Idempotency,
  IdempotencyKey,
  type IdempotentRequest,
  Operation,
  PageQuery,
  pageOf,
} from '@yiwang/http-api';
import { z } from 'zod';
import { itemCancelled, itemNotFound, moveNotAllowed, versionNotFound } from '../../item/domain/item.errors.js';
import { editorOf, readerOf } from '../../item/http/editor-of.js';
import { ItemCode, VersionNo } from '../../item/http/item.schema.js';
import { PRIVATE } from '../../item/http/send-stored.js';
import { successionCycle, successionItems, successionItself, successionKindUnknown } from '../domain/history.errors.js';
import { DiffVersions, VersionDiff } from '../queries/diff-versions.js';
import { ReadTrack, TrackLine, type TrackCard } from '../queries/read-track.js';
import { RecordSuccession } from '../use-cases/record-succession.js';

const Codes = z.array(ItemCode).min(1).max(100);

const SuccessionRequest = z
  .object({
    kind: z.string().min(1).max(30).describe('delegate 下放, transfer 转移, merge 整合, split 拆分'),
    from: Codes.describe('the old items'),
    to: Codes.describe('the items that take over (承接)'),
    basis: z.string().trim().min(1).max(500).describe('依据: the decision or document'),
    cancelOld: z.boolean().describe('取消 the old items in the same moment'),
  })
  .meta({ id: 'ItemSuccessionRequest' });

const SuccessionAnswer = SuccessionRequest.omit({ cancelOld: true })
  .extend({ id: z.uuid(), at: z.iso.datetime() })
  .meta({ id: 'ItemSuccession' });

const TrackPage = pageOf(TrackLine)
  .extend({
    item: z.object({
      itemCode: z.string(),
      name: z.string(),
      status: z.enum(['draft', 'published', 'suspended', 'cancelled']),
      currentVersion: z.int().nullable(),
    }),
  })
  .meta({ id: 'ItemTrackCard' });

/** 跟踪卡、版本比对、承接关系. */
@ApiGroup('Item history')
@ApiProblems(itemNotFound)
@RequirePermission('item.manage', 'item.publish', 'item.review', 'item.legalReview')
@Controller('api/v1')
export class HistoryController {
  constructor(
    private readonly diffs: DiffVersions,
    private readonly tracks: ReadTrack,
    private readonly successions: RecordSuccession,
    private readonly idempotency: Idempotency,
  ) {}

  @Get('items/:itemCode/versions/:a/diff/:b')
  @Operation({
    summary: 'Compare two versions of an item',
    description:
      '逐项比对, drafts included: every element in which version `b` differs from version `a`, with its JSON pointer and its Chinese name. ' +
      'Entries of lists are matched by their code, so that an entry put in front changes no other.',
    consistency: 'strong',
    errors: [versionNotFound],
    response: { schema: VersionDiff },
  })
  @Header('cache-control', PRIVATE)
  diff(
    @Param('itemCode', { schema: ItemCode }) itemCode: string,
    @Param('a', { schema: VersionNo }) a: number,
    @Param('b', { schema: VersionNo }) b: number,
    @CurrentPrincipal() principal: Principal,
  ): Promise<VersionDiff> {
    return this.diffs.execute(itemCode, a, b, readerOf(principal));
  }

  @Get('items/:itemCode/track')
  @Operation({
    summary: 'Read the tracking card of an item',
    description:
      '跟踪卡: who changed what, when and on which basis, newest first, with the items it came out of and passed into. Actors are told by ' +
      'account, body and the permission of their post, never by name.',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: TrackPage },
  })
  @Header('cache-control', PRIVATE)
  track(
    @Param('itemCode', { schema: ItemCode }) itemCode: string,
    @Query({ schema: PageQuery }) query: z.infer<typeof PageQuery>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<TrackCard> {
    return this.tracks.execute(itemCode, query, readerOf(principal));
  }

  @Post('catalogue/successions')
  @RequirePermission('item.publish')
  @Operation({
    summary: 'Link items to those they came out of',
    description:
      '下放、转移、整合、拆分: all items must be within reach. The cards of both sides tell it, for ever; `cancelOld` ends the old items in the ' +
      'same moment.',
    consistency: 'strong',
    errors: [successionKindUnknown, successionItems, successionItself, successionCycle, itemCancelled, moveNotAllowed],
    response: { status: 201, schema: SuccessionAnswer },
  })
  succeed(
    @Body({ schema: SuccessionRequest }) order: z.infer<typeof SuccessionRequest>,
    @IdempotencyKey() key: IdempotentRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<z.infer<typeof SuccessionAnswer>> {
    return this.idempotency.once(key, async () => {
      const { at, id, kind, from, to, basis } = await this.successions.execute(order, editorOf(principal));
      return { id, kind, from: [...from], to: [...to], basis, at: at.toISOString() };
    });
  }
}
