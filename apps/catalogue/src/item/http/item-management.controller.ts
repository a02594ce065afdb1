import { Body, Controller, Get, Header, Headers, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import {
  ApiGroup,
  ApiProblems,
  Idempotency,
  IdempotencyKey,
  type IdempotentRequest,
  ifMatchMissing,
  ifMatchStale,
  Operation,
} from '@yiwang/http-api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { entryNotInForce, parentItemNotFound } from '../../directory/domain/directory.errors.js';
import { draftUnderReview, reviewNeeded } from '../../review/domain/review.errors.js';
import { ItemDefinition, NewItem } from '../domain/item-definition.js';
import {
  brokenRules,
  codeTaken,
  draftExists,
  itemCancelled,
  itemNotFound,
  itemOutOfScope,
  moveNotAllowed,
  parentNotInForce,
  validityOver,
  versionImmutable,
  versionNotFound,
} from '../domain/item.errors.js';
import type { Editor } from '../domain/item.repository.js';
import { ListVersions, type VersionEntry } from '../queries/list-versions.js';
import { DraftItem } from '../use-cases/draft-item.js';
import { EditDraft, EditedDraft } from '../use-cases/edit-draft.js';
import { MoveVersion, type Move } from '../use-cases/move-version.js';
import { VersionState } from '../use-cases/version-state.js';
import { editorOf, readerOf } from './editor-of.js';
import { Basis, ItemCode, ItemDetail, VersionHistory, VersionNo } from './item.schema.js';
import { JSON_TYPE, PRIVATE, sendStored } from './send-stored.js';

const RULES_BROKEN = (): ReturnType<typeof brokenRules> => brokenRules([]);

/** What goes onto the 跟踪卡 with a move. */
const MoveQuery = z.object({ basis: Basis.optional() });
type MoveQuery = z.infer<typeof MoveQuery>;
/** The end of an item is for ever, so its card says by which decision. */
const CancelQuery = z.object({ basis: Basis });

const ItemCodeParam = (): ParameterDecorator => Param('itemCode', { schema: ItemCode });
const VersionParam = (): ParameterDecorator => Param('version', { schema: VersionNo });

/** 事项管理 — drafts, publication and the rest of the life cycle. */
@ApiGroup('Item management')
@ApiProblems(itemNotFound)
@RequirePermission('item.manage')
@Controller('api/v1/items')
export class ItemManagementController {
  constructor(
    private readonly draft: DraftItem,
    private readonly edit: EditDraft,
    private readonly moves: MoveVersion,
    private readonly versions: ListVersions,
    private readonly idempotency: Idempotency,
  ) {}

  @Post()
  @Operation({
    summary: 'Draft a new item',
    description: 'Issues the item code, which stays taken for ever. The item becomes visible when its draft is published.',
    consistency: 'strong',
    errors: [RULES_BROKEN, itemOutOfScope, codeTaken, entryNotInForce, parentItemNotFound, itemCancelled],
    response: { status: 201, schema: VersionState },
  })
  create(
    @Body({ schema: NewItem }) item: NewItem,
    @IdempotencyKey() key: IdempotentRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<VersionState> {
    return this.idempotency.once(key, () => this.draft.create(item, editorOf(principal)), { status: 201 });
  }

  @Get(':itemCode/versions')
  @Operation({
    summary: 'Read the history of an item',
    description: 'Every version, drafts included, newest first; what happened to them is on the tracking card.',
    consistency: 'strong',
    response: { schema: VersionHistory },
  })
  @Header('cache-control', PRIVATE)
  history(@ItemCodeParam() itemCode: string, @CurrentPrincipal() principal: Principal): Promise<{ items: VersionEntry[] }> {
    return this.versions.execute(itemCode, readerOf(principal));
  }

  @Post(':itemCode/versions')
  @Operation({
    summary: 'Draft a new version of an item',
    description: 'A change of a published item is a new version; the old one stays in force until the new one is published.',
    consistency: 'strong',
    errors: [RULES_BROKEN, itemOutOfScope, draftExists, itemCancelled],
    response: { status: 201, schema: VersionState },
  })
  revise(
    @ItemCodeParam() itemCode: string,
    @Body({ schema: ItemDefinition }) definition: ItemDefinition,
    @IdempotencyKey() key: IdempotentRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<VersionState> {
    return this.idempotency.once(key, () => this.draft.revise(itemCode, definition, editorOf(principal)), { status: 201 });
  }

  @Get(':itemCode/versions/:version/draft')
  @Operation({
    summary: 'Read a version as its authors see it',
    description: 'Drafts too; the ETag is what the next edit names in If-Match.',
    consistency: 'strong',
    errors: [versionNotFound],
    response: { schema: ItemDetail },
  })
  async readDraft(
    @ItemCodeParam() itemCode: string,
    @VersionParam() version: number,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendStored(request, reply, await this.versions.one(itemCode, version, readerOf(principal)), JSON_TYPE, PRIVATE);
  }

  @Put(':itemCode/versions/:version')
  @Operation({
    summary: 'Edit a draft',
    description: 'Needs If-Match with the ETag of the draft as it was read. `problems` are the rules it breaks as it stands.',
    consistency: 'strong',
    errors: [
      ...[versionNotFound, versionImmutable, itemCancelled, draftUnderReview, itemOutOfScope, RULES_BROKEN],
      ...[ifMatchMissing, ifMatchStale],
    ],
    response: { schema: EditedDraft },
  })
  async change(
    @ItemCodeParam() itemCode: string,
    @VersionParam() version: number,
    @Body({ schema: ItemDefinition }) definition: ItemDefinition,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EditedDraft> {
    const state = await this.edit.execute(itemCode, version, definition, ifMatch, editorOf(principal));
    reply.header('etag', state.etag);
    return state;
  }

  @Post(':itemCode/versions/:version/publish')
  @Operation({
    summary: 'Publish a draft',
    description:
      '发布. The version in force before it is superseded in the same moment; running cases keep theirs. A version whose `validity.from` ' +
      'is still to come is `scheduled` and put in force at that minute; until then the one before it stays. Where its directory entry says ' +
      'otherwise by then, it becomes a draft again. What was decided of the item holds on: suspended it stays, and its planned end is the ' +
      'new version’s where that names none.',
    consistency: 'strong',
    errors: [
      ...[versionNotFound, moveNotAllowed, validityOver, itemCancelled, parentNotInForce, entryNotInForce],
      ...[draftUnderReview, reviewNeeded, RULES_BROKEN],
    ],
    response: { status: 200, schema: VersionState },
  })
  publish(
    @ItemCodeParam() itemCode: string,
    @VersionParam() version: number,
    @Query({ schema: MoveQuery }) query: MoveQuery,
    @IdempotencyKey() key: IdempotentRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<VersionState> {
    return this.move('publish', itemCode, version, key, editorOf(principal, query.basis));
  }

  @RequirePermission('item.publish')
  @Post(':itemCode/versions/:version/suspend')
  @Operation({
    summary: 'Suspend a published version',
    description:
      '暂停: no new filings until it is resumed, also under its handling items and under versions published meanwhile. A decision of the ' +
      'staffing office (编办), as are the resumption and the end of an item.',
    consistency: 'strong',
    errors: [versionNotFound, moveNotAllowed],
    response: { status: 200, schema: VersionState },
  })
  suspend(
    @ItemCodeParam() itemCode: string,
    @VersionParam() version: number,
    @Query({ schema: MoveQuery }) query: MoveQuery,
    @IdempotencyKey() key: IdempotentRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<VersionState> {
    return this.move('suspend', itemCode, version, key, editorOf(principal, query.basis));
  }

  @RequirePermission('item.publish')
  @Post(':itemCode/versions/:version/resume')
  @Operation({
    summary: 'Resume a suspended version',
    description: '恢复, with the handling items that were suspended together with it.',
    consistency: 'strong',
    errors: [versionNotFound, moveNotAllowed],
    response: { status: 200, schema: VersionState },
  })
  resume(
    @ItemCodeParam() itemCode: string,
    @VersionParam() version: number,
    @Query({ schema: MoveQuery }) query: MoveQuery,
    @IdempotencyKey() key: IdempotentRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<VersionState> {
    return this.move('resume', itemCode, version, key, editorOf(principal, query.basis));
  }

  @RequirePermission('item.publish')
  @Post(':itemCode/versions/:version/cancel')
  @Operation({
    summary: 'Cancel an item',
    description:
      '取消, with its handling items: no new filings, running cases end under their version, and the code is never used again. `basis` is the ' +
      'decision.',
    consistency: 'strong',
    errors: [versionNotFound, moveNotAllowed],
    response: { status: 200, schema: VersionState },
  })
  cancel(
    @ItemCodeParam() itemCode: string,
    @VersionParam() version: number,
    @Query({ schema: CancelQuery }) query: z.infer<typeof CancelQuery>,
    @IdempotencyKey() key: IdempotentRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<VersionState> {
    return this.move('cancel', itemCode, version, key, editorOf(principal, query.basis));
  }

  private move(move: Move, itemCode: string, version: number, key: IdempotentRequest, editor: Editor): Promise<VersionState> {
    return this.idempotency.once(key, () => this.moves.execute(move, itemCode, version, editor), { status: 200 });
  }
}
