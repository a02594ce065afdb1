import { Body, Controller, Get, Header, Headers, Param, Post, Put, Query, Res } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import {
  ApiGroup,
  ApiProblems,
  cursorInvalid,
  Idempotency,
  IdempotencyKey,
  type IdempotentRequest,
  ifMatchMissing,
  ifMatchStale,
  Operation,
  type Page,
} from '@yiwang/http-api';
import type { FastifyReply } from 'fastify';
import { PRIVATE } from '../../item/http/send-stored.js';
import type { ListKind } from '../domain/list-kind.js';
import {
  listDerived,
  listDraftExists,
  listEffectiveInPast,
  listEmpty,
  listEntryWrong,
  listImmutable,
  listLaterVersion,
  listNotFound,
  listNotPublished,
  listOutOfScope,
  listTooLong,
  listValidityReversed,
} from '../domain/power-list.errors.js';
import { EntryFilter, ReadLists, type EntryView, type ListView } from '../queries/read-lists.js';
import { DraftList } from '../use-cases/draft-list.js';
import { keeperOf, requireKeeper } from '../use-cases/list-keeper.js';
import { ListState } from '../use-cases/list-state.js';
import { PublishList } from '../use-cases/publish-list.js';
import { EntryChanges, EntryPage, Kind, ListHeadBody, ListVersions, NewListVersion, Region, Version } from './power-list.schema.js';

const KindParam = (): ParameterDecorator => Param('kind', { schema: Kind });
const RegionParam = (): ParameterDecorator => Param('region', { schema: Region });
const VersionParam = (): ParameterDecorator => Param('version', { schema: Version });

/** 清单管理 — drafting and publishing the lists of one's own region. */
@ApiGroup('Power list management')
@ApiProblems(listOutOfScope)
@RequirePermission('lists.manage')
@Controller('api/v1/catalogue/power-lists')
export class PowerListManagementController {
  constructor(
    private readonly drafts: DraftList,
    private readonly publication: PublishList,
    private readonly lists: ReadLists,
    private readonly idempotency: Idempotency,
  ) {}

  @Get(':kind/:region/drafts')
  @Operation({
    summary: 'Read all versions of a power list, drafts included',
    consistency: 'strong',
    response: { schema: ListVersions },
  })
  @Header('cache-control', PRIVATE)
  async all(
    @KindParam() kind: ListKind,
    @RegionParam() regionCode: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<{ items: ListView[] }> {
    requireKeeper(keeperOf(principal), { kind, regionCode });
    return this.lists.versions({ kind, regionCode }, true);
  }

  @Get(':kind/:region/drafts/:version/entries')
  @Operation({
    summary: 'Read the entries of a version of a power list, of a draft too',
    consistency: 'strong',
    errors: [listNotFound, cursorInvalid],
    response: { schema: EntryPage },
  })
  @Header('cache-control', PRIVATE)
  async draftEntries(
    @KindParam() kind: ListKind,
    @RegionParam() regionCode: string,
    @VersionParam() version: number,
    @Query({ schema: EntryFilter }) filter: EntryFilter,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<EntryView>> {
    requireKeeper(keeperOf(principal), { kind, regionCode });
    return this.lists.entries({ kind, regionCode }, version, filter, true);
  }

  @Post(':kind/:region/versions')
  @Operation({
    summary: 'Draft a version of a power list',
    description:
      'Optionally with the entries of an earlier version. A list of powers takes its entries from the library when it is published.',
    consistency: 'strong',
    errors: [listDraftExists, listNotFound, listDerived, listValidityReversed],
    response: { status: 201, schema: ListState },
  })
  create(
    @KindParam() kind: ListKind,
    @RegionParam() regionCode: string,
    @Body({ schema: NewListVersion }) { copyFrom, ...head }: NewListVersion,
    @IdempotencyKey() key: IdempotentRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ListState> {
    return this.idempotency.once(key, () => this.drafts.create({ kind, regionCode }, head, copyFrom, keeperOf(principal)), { status: 201 });
  }

  @Put(':kind/:region/versions/:version')
  @Operation({
    summary: 'Edit the head of a drafted power list',
    description: 'Needs If-Match with the ETag of the draft as it was read.',
    consistency: 'strong',
    errors: [listNotFound, listImmutable, listValidityReversed, ifMatchMissing, ifMatchStale],
    response: { schema: ListState },
  })
  async edit(
    @KindParam() kind: ListKind,
    @RegionParam() regionCode: string,
    @VersionParam() version: number,
    @Body({ schema: ListHeadBody }) head: ListHeadBody,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ListState> {
    const state = await this.drafts.edit({ kind, regionCode }, version, head, ifMatch, keeperOf(principal));
    reply.header('etag', state.etag);
    return state;
  }

  @Post(':kind/:region/versions/:version/entries')
  @Operation({
    summary: 'Change entries of a drafted power list',
    description: 'Adds, replaces and removes up to 500 entries each, all or nothing. Needs If-Match. Not for the list of powers.',
    consistency: 'strong',
    errors: [listNotFound, listImmutable, listDerived, listEntryWrong, listTooLong, ifMatchMissing, ifMatchStale],
    response: { status: 200, schema: ListState },
  })
  changeEntries(
    @KindParam() kind: ListKind,
    @RegionParam() regionCode: string,
    @VersionParam() version: number,
    @Body({ schema: EntryChanges }) changes: EntryChanges,
    @Headers('if-match') ifMatch: string | undefined,
    @IdempotencyKey() key: IdempotentRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ListState> {
    const work = () => this.drafts.changeEntries({ kind, regionCode }, version, changes, ifMatch, keeperOf(principal));
    return this.idempotency.once(key, work, { status: 200 });
  }

  @Post(':kind/:region/versions/:version/publish')
  @Operation({
    summary: 'Publish a power list',
    description: '公布. The version before it ends on the day before this one takes effect.',
    consistency: 'strong',
    errors: [listNotFound, listImmutable, listEmpty, listEffectiveInPast, listLaterVersion],
    response: { status: 200, schema: ListState },
  })
  publish(
    @KindParam() kind: ListKind,
    @RegionParam() regionCode: string,
    @VersionParam() version: number,
    @IdempotencyKey() key: IdempotentRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ListState> {
    const work = () => this.publication.publish({ kind, regionCode }, version, keeperOf(principal));
    return this.idempotency.once(key, work, { status: 200, claimFirst: true });
  }

  @Post(':kind/:region/versions/:version/withdraw')
  @Operation({
    summary: 'Withdraw a power list',
    description: '废止: no longer in force from today on; it stays readable.',
    consistency: 'strong',
    errors: [listNotFound, listNotPublished],
    response: { status: 200, schema: ListState },
  })
  withdraw(
    @KindParam() kind: ListKind,
    @RegionParam() regionCode: string,
    @VersionParam() version: number,
    @IdempotencyKey() key: IdempotentRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ListState> {
    return this.idempotency.once(key, () => this.publication.withdraw({ kind, regionCode }, version, keeperOf(principal)), { status: 200 });
  }
}
