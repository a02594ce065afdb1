import { Body, Controller, Param, Post } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, ApiProblems, Idempotency, IdempotencyKey, type IdempotentRequest, Operation } from '@yiwang/http-api';
import { z } from 'zod';
import { brokenRules, itemNotFound, moveNotAllowed, versionNotFound } from '../domain/item.errors.js';
import { MoveVersion } from '../use-cases/move-version.js';
import { VersionState } from '../use-cases/version-state.js';
import { editorOf } from './editor-of.js';
import { Basis, ItemCode, VersionNo } from './item.schema.js';

const PlannedCancellation = z
  .object({
    at: z.iso.datetime().nullable().describe('计划取消日期; null takes the plan back'),
    basis: Basis,
  })
  .meta({ id: 'PlannedCancellation' });

/** 计划 — days set for a version, and taken back. */
@ApiGroup('Item management')
@ApiProblems(itemNotFound, versionNotFound, moveNotAllowed)
@RequirePermission('item.manage')
@Controller('api/v1/items/:itemCode/versions/:version')
export class ItemPlansController {
  constructor(
    private readonly moves: MoveVersion,
    private readonly idempotency: Idempotency,
  ) {}

  @Post('unschedule')
  @Operation({
    summary: 'Take back a planned publication',
    description: '取消计划发布: the version is a draft again. Its day was the `validity.from` under which it was published.',
    consistency: 'strong',
    response: { status: 200, schema: VersionState },
  })
  unschedule(
    @Param('itemCode', { schema: ItemCode }) itemCode: string,
    @Param('version', { schema: VersionNo }) version: number,
    @IdempotencyKey() key: IdempotentRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<VersionState> {
    const work = () => this.moves.execute('unschedule', itemCode, version, editorOf(principal));
    return this.idempotency.once(key, work, { status: 200 });
  }

  @RequirePermission('item.publish')
  @Post('plan-cancellation')
  @Operation({
    summary: 'Plan the cancellation of a version in force',
    description:
      '计划取消: filings are taken until then, and at that minute the item is cancelled. Consumers hear of the day at once, as the end of ' +
      'the validity. `null` takes the plan back. A decision of the staffing office (编办), which a new version carries on unless it names ' +
      'an end of its own.',
    consistency: 'strong',
    errors: [() => brokenRules([])],
    response: { status: 200, schema: VersionState },
  })
  planCancellation(
    @Param('itemCode', { schema: ItemCode }) itemCode: string,
    @Param('version', { schema: VersionNo }) version: number,
    @Body({ schema: PlannedCancellation }) { at, basis }: z.infer<typeof PlannedCancellation>,
    @IdempotencyKey() key: IdempotentRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<VersionState> {
    const day = at === null ? null : new Date(at);
    const work = () => this.moves.planCancel(day, itemCode, version, editorOf(principal, basis));
    return this.idempotency.once(key, work, { status: 200 });
  }
}
