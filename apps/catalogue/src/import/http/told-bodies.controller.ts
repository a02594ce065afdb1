import { Body, Controller, Delete, Get, Header, Param, Put, Query } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import {
  ApiGroup,
  cursorInvalid,
  decodeCursor,
  encodeCursor,
  Idempotency,
  IdempotencyKey,
  type IdempotentRequest,
  Operation,
  page,
  type Page,
} from '@yiwang/http-api';
import { z } from 'zod';
import { Source } from '../../directory/queries/item-categories.js';
import { editorOf } from '../../item/http/editor-of.js';
import { PRIVATE } from '../../item/http/send-stored.js';
import { toldBodyChanged, toldBodyElsewhere, toldBodyNotFound, toldBodyOutOfScope } from '../domain/import.errors.js';
import { ToldBodies, type ToldBodyEntry } from '../persistence/told-bodies.js';
import { TellBodies } from '../use-cases/tell-bodies.js';
import { ToldBodyBody, ToldBodyFilter, ToldBodyPage, ToldBodyView, ToldQuery } from './told-body.schema.js';

const After = z.object({ t: z.string() });
const viewOf = (entry: ToldBodyEntry): ToldBodyView => ({ ...entry, changedAt: entry.changedAt.toISOString() });

/** 机构代码对照 — which bodies the lists of a source mean where their lines tell no valid credit code. */
@ApiGroup('Import and export')
@Controller('api/v1/catalogue/told-bodies')
export class ToldBodiesController {
  constructor(
    private readonly bodies: ToldBodies,
    private readonly tell: TellBodies,
    private readonly idempotency: Idempotency,
  ) {}

  @Get()
  @RequirePermission('item.manage')
  @Operation({
    summary: 'List which bodies a source means',
    description: '机构代码对照, by what is told. All of the source, also of other regions: what is told stands for one body.',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: ToldBodyPage },
  })
  @Header('cache-control', PRIVATE)
  async list(@Query({ schema: ToldBodyFilter }) { source, cursor, limit }: ToldBodyFilter): Promise<Page<ToldBodyView>> {
    const rows = await this.bodies.list(source, decodeCursor(After, cursor)?.t ?? '', limit + 1);
    return page(rows.map(viewOf), limit, ({ told }) => encodeCursor({ t: told }));
  }

  @Put(':source')
  @RequirePermission('item.publish')
  @Operation({
    summary: 'Say which body a source means',
    description:
      'For bodies of the own organisation or region. Lines that were rejected for their body land with the next import of their list. A ' +
      'line is looked up by its whole local code, by the code of its body, and where that is a placeholder by 部门名称@行政区划, in this ' +
      'order; except for the whole code, only lines whose code or column says the region of the body are meant. An item code is issued for ever: what landed before keeps its body.',
    consistency: 'strong',
    errors: [toldBodyOutOfScope, toldBodyElsewhere, toldBodyChanged],
    response: { schema: ToldBodyView },
  })
  put(
    @Param('source', { schema: Source }) source: string,
    @Body({ schema: ToldBodyBody }) body: ToldBodyBody,
    @IdempotencyKey() key: IdempotentRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ToldBodyView> {
    return this.idempotency.once(key, async () => viewOf(await this.tell.put(source, body, editorOf(principal))), { status: 200 });
  }

  @Delete(':source')
  @RequirePermission('item.publish')
  @Operation({
    summary: 'Take back which body a source means',
    description: 'What landed by it stays as it is; its lines are rejected from the next import on.',
    consistency: 'strong',
    errors: [toldBodyNotFound, toldBodyOutOfScope],
    response: { schema: z.object({ told: z.string() }) },
  })
  remove(
    @Param('source', { schema: Source }) source: string,
    @Query({ schema: ToldQuery }) { told }: z.infer<typeof ToldQuery>,
    @IdempotencyKey() key: IdempotentRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<{ told: string }> {
    const work = async (): Promise<{ told: string }> => {
      await this.tell.remove(source, told, editorOf(principal));
      return { told };
    };
    return this.idempotency.once(key, work, { status: 200 });
  }
}
