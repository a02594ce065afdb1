import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import {
  ApiGroup,
  cursorInvalid,
  decodeCursor,
  encodeCursor,
  IdempotencyKey,
  Operation,
  page,
  type IdempotentRequest,
  type Page,
} from '@yiwang/http-api';
import { z } from 'zod';
import { systemNotFound } from '../../system/domain/system.errors.js';
import { mappingActive, mappingBusy, mappingInvalid, mappingNotFound, mappingSamePerson, mappingSampleMissing } from '../mapping.errors.js';
import { type Mapping, Mappings } from '../persistence/mappings.js';
import { KeepMappings } from '../use-cases/keep-mappings.js';
import { type DryRun, TryMapping } from '../use-cases/try-mapping.js';
import {
  DraftBody,
  DryRunAnswer,
  DryRunBody,
  MappingDetail,
  MappingId,
  MappingMoved,
  MappingPage,
  MappingsQuery,
  type MappingView,
} from './mapping.schema.js';

type Moved = z.output<typeof MappingMoved>;

const Position = z.object({ direction: z.string().max(10), type: z.string().max(60), version: z.int().min(0).max(2_000_000_000) });
const START = { direction: '', type: '', version: 0 };
/** Until the content of a case has come. */
const TIMEOUT_MS = 10_000;

const toView = ({ id, createdAt, activatedAt, ...mapping }: Mapping): MappingView => ({
  ...mapping,
  mappingId: id,
  createdAt: createdAt.toISOString(),
  activatedAt: activatedAt?.toISOString() ?? null,
});
const toMoved = ({ id, version, state }: Pick<Mapping, 'id' | 'version' | 'state'>): Moved => ({ mappingId: id, version, state });

/** 映射管理 — of the systems of one's own region. */
@ApiGroup('operations')
@Controller('api/v1/admin/mappings')
@RequirePermission('system.manage')
export class MappingAdminController {
  constructor(
    private readonly mappings: Mappings,
    private readonly keep: KeepMappings,
    private readonly dryRun: TryMapping,
  ) {}

  @Get()
  @Operation({
    summary: 'List the mappings of a system, with all their versions',
    consistency: 'strong',
    errors: [systemNotFound, cursorInvalid],
    response: { schema: MappingPage },
  })
  async findAll(
    @Query({ schema: MappingsQuery }) { systemId, cursor, limit }: z.output<typeof MappingsQuery>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<MappingView>> {
    await this.keep.within(systemId, principal);
    const rows = await this.mappings.list(systemId, decodeCursor(Position, cursor) ?? START, limit + 1);
    const { items, next } = page(rows, limit, ({ direction, type, version }) => encodeCursor({ direction, type, version }));
    return { items: items.map(toView), next };
  }

  @Post()
  @Operation({
    summary: 'Draft a further version of a mapping',
    description: 'Its expression is compiled, and comes into force when it is activated.',
    consistency: 'strong',
    errors: [systemNotFound, mappingInvalid, mappingBusy],
    response: { status: 201, schema: MappingMoved },
  })
  async draft(
    @Body({ schema: DraftBody }) body: z.output<typeof DraftBody>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Moved> {
    return toMoved(await this.keep.draft(body, principal, key));
  }

  @Get(':mappingId')
  @Operation({
    summary: 'Show a mapping, and what was done with it',
    consistency: 'strong',
    errors: [mappingNotFound],
    response: { schema: MappingDetail },
  })
  async find(
    @Param('mappingId', { schema: MappingId }) mappingId: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<MappingDetail> {
    const mapping = await this.keep.find(mappingId, principal);
    const history = await this.mappings.historyOf(mappingId);
    return { ...toView(mapping), history: history.map(({ at, ...note }) => ({ ...note, at: at.toISOString() })) };
  }

  @Post(':mappingId/dry-run')
  @Operation({
    summary: 'Try a mapping on a past case and compare it with the version before',
    description:
      'Nothing is sent. Of a case or a message the mapping sees a stand-in of the same shape; codes of its lists stay. Nothing is stored ' +
      'but who tried it on what, so no idempotency key is needed.',
    consistency: 'strong',
    errors: [mappingNotFound, mappingSampleMissing, mappingBusy],
    response: { status: 200, schema: DryRunAnswer },
  })
  async tryIt(
    @Param('mappingId', { schema: MappingId }) mappingId: string,
    @Body({ schema: DryRunBody }) body: z.output<typeof DryRunBody>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<DryRun> {
    const mapping = await this.keep.find(mappingId, principal);
    return this.dryRun.execute(mapping, body, principal.id, AbortSignal.timeout(TIMEOUT_MS));
  }

  @Post(':mappingId/activate')
  @Operation({
    summary: 'Bring a version into force',
    description: 'By another person than who drafted it. The one in force so far is retired; an earlier version may be activated again.',
    consistency: 'strong',
    errors: [mappingNotFound, mappingActive, mappingSamePerson],
    response: { status: 200, schema: MappingMoved },
  })
  async activate(
    @Param('mappingId', { schema: MappingId }) mappingId: string,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Moved> {
    return toMoved(await this.keep.activate(mappingId, principal, key));
  }
}
