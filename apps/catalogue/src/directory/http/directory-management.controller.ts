import { Body, Controller, Headers, Param, Post, Put, Res } from '@nestjs/common';
import { CurrentPrincipal, inScope, RequirePermission, type Principal } from '@yiwang/access';
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
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { brokenRules, codeTaken } from '../../item/domain/item.errors.js';
import { CatalogueCode } from '../domain/directory-content.js';
import {
  changePending,
  codesExhausted,
  directoryCycle,
  entryMoveNotAllowed,
  entryNotFound,
  entryNotInForce,
  entryOutOfScope,
  hasSubItems,
  localCodeTaken,
} from '../domain/directory.errors.js';
import { ChangedDirectoryEntry, DirectoryMerge, DirectoryMove, DirectorySplit, NewDirectoryEntry } from '../domain/directory-requests.js';
import type { Keeper } from '../domain/directory.repository.js';
import { ChangeEntry } from '../use-cases/change-entry.js';
import { directoryState, DirectoryState } from '../use-cases/directory-state.js';
import { DivideEntries } from '../use-cases/divide-entries.js';
import { EnterEntry } from '../use-cases/enter-entry.js';

const RULES_BROKEN = (): ReturnType<typeof brokenRules> => brokenRules([]);
const ENTERING = [RULES_BROKEN, codeTaken, localCodeTaken, codesExhausted, directoryCycle, entryNotInForce] as const;

const DirectoryStates = z.object({ items: z.array(DirectoryState) }).meta({ id: 'DirectoryStates' });

/** 基本目录管理 reaches the entries that bind one's own region or a part of it. */
const keeperOf = (principal: Principal): Keeper => ({
  id: principal.id,
  mayKeep: (regionCode) => inScope(principal, { regionCode }),
});

const CodeParam = (): ParameterDecorator => Param('catalogueCode', { schema: CatalogueCode });

/** 基本目录管理 — 新增、变更、拆分、合并、暂停、取消; each makes a version. */
@ApiGroup('Directory')
@ApiProblems(entryOutOfScope)
@RequirePermission('directory.manage')
@Controller('api/v1/catalogue/directory')
export class DirectoryManagementController {
  constructor(
    private readonly enter: EnterEntry,
    private readonly changes: ChangeEntry,
    private readonly divisions: DivideEntries,
    private readonly idempotency: Idempotency,
  ) {}

  @Post()
  @Operation({
    summary: 'Enter an entry into the basic directory',
    description:
      '新增. Without `catalogueCode` the code is made: the one of the local code if that was issued before, the next sub item of the parent, or ' +
      'the next main item. A code is never used again. With `effectiveAt` the entry is planned until then.',
    consistency: 'strong',
    errors: [...ENTERING],
    response: { status: 201, schema: DirectoryState },
  })
  create(
    @Body({ schema: NewDirectoryEntry }) entry: NewDirectoryEntry,
    @IdempotencyKey() key: IdempotentRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<DirectoryState> {
    return this.idempotency.once(key, async () => directoryState(await this.enter.execute(entry, keeperOf(principal))), { status: 201 });
  }

  @Put(':catalogueCode')
  @Operation({
    summary: 'Change an entry',
    description:
      '变更, at once or on a planned day; an entry that waits for its first day is put right as it waits. Needs If-Match with the ETag of the ' +
      'entry as it was read.',
    consistency: 'strong',
    errors: [
      ...[entryNotFound, RULES_BROKEN, directoryCycle, entryNotInForce, entryMoveNotAllowed, changePending],
      ...[ifMatchMissing, ifMatchStale],
    ],
    response: { schema: DirectoryState },
  })
  async change(
    @CodeParam() catalogueCode: string,
    @Body({ schema: ChangedDirectoryEntry }) entry: ChangedDirectoryEntry,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DirectoryState> {
    const state = await this.changes.change(catalogueCode, entry, ifMatch, keeperOf(principal));
    reply.header('etag', state.etag);
    return state;
  }

  @Post(':catalogueCode/moves')
  @Operation({
    summary: 'Suspend, resume or cancel an entry, or withdraw its planned change',
    description: '暂停、恢复、取消、撤回计划. Items drawn from it stay; none is drawn or published any more unless it is in force.',
    consistency: 'strong',
    errors: [entryNotFound, RULES_BROKEN, entryMoveNotAllowed, changePending, hasSubItems],
    response: { status: 200, schema: DirectoryState },
  })
  move(
    @CodeParam() catalogueCode: string,
    @Body({ schema: DirectoryMove }) move: DirectoryMove,
    @IdempotencyKey() key: IdempotentRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<DirectoryState> {
    return this.idempotency.once(key, () => this.changes.move(catalogueCode, move, keeperOf(principal)), { status: 200 });
  }

  @Post(':catalogueCode/split')
  @Operation({
    summary: 'Split an entry',
    description: '拆分, at once: it is cancelled and new entries take its place. Answers the old one first.',
    consistency: 'strong',
    errors: [entryNotFound, ...ENTERING, entryMoveNotAllowed, changePending, hasSubItems],
    response: { status: 200, schema: DirectoryStates },
  })
  split(
    @CodeParam() catalogueCode: string,
    @Body({ schema: DirectorySplit }) split: DirectorySplit,
    @IdempotencyKey() key: IdempotentRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<{ items: DirectoryState[] }> {
    const work = async () => ({ items: await this.divisions.split(catalogueCode, split, keeperOf(principal)) });
    return this.idempotency.once(key, work, { status: 200 });
  }

  @Post('merges')
  @Operation({
    summary: 'Merge entries',
    description:
      '合并, at once: they are cancelled, and a new entry (`into`) or one that exists (`intoCode`) takes their place. It comes last.',
    consistency: 'strong',
    errors: [entryNotFound, ...ENTERING, entryMoveNotAllowed, changePending, hasSubItems],
    response: { status: 200, schema: DirectoryStates },
  })
  merge(
    @Body({ schema: DirectoryMerge }) merge: DirectoryMerge,
    @IdempotencyKey() key: IdempotentRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<{ items: DirectoryState[] }> {
    const work = async () => ({ items: await this.divisions.merge(merge, keeperOf(principal)) });
    return this.idempotency.once(key, work, { status: 200 });
  }
}
