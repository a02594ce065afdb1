import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, cursorInvalid, IdempotencyKey, Operation, PageQuery, type IdempotentRequest, type Page } from '@yiwang/http-api';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { itemNotFound, itemsIncomplete, itemVersionAwaited } from '../../case/domain/case.errors.js';
import { withQueryCode } from '../../case/http/with-query-code.js';
import { QueryCodes } from '../../reading/progress/query-codes.js';
import { bundleNotFound, bundleRefused, formUnavailable } from '../domain/bundle.errors.js';
import { PlanBundle, type BundlePlan as Plan } from '../queries/plan-bundle.js';
import { ReadBundles, type BundleDetail as Detail, type BundleSummary } from '../queries/read-bundles.js';
import { FileBundle as FileOneBundle } from '../use-cases/file-bundle.js';
import type { BundleReceipt as Receipt } from '../use-cases/take-bundle.js';
import { BundleDetail, BundlePage, BundlePlan, BundleReceipt, FileBundle, PlanQuery } from './bundle.schema.js';

/** 一事联办. */
@ApiGroup('Bundles')
@Controller('api/v1/bundles')
export class BundleController {
  constructor(
    private readonly file: FileOneBundle,
    private readonly plan: PlanBundle,
    private readonly read: ReadBundles,
    private readonly codes: QueryCodes,
  ) {}

  @Post()
  @RequirePermission('case.file', 'case.collect')
  @Operation({
    summary: 'File several items as one',
    description:
      '联办申报: form groups, fields and materials that several items ask for are given once. All items are filed, or none; each is a case ' +
      'with its own number, authority and decision.',
    consistency: 'strong',
    errors: [bundleRefused, formUnavailable, itemVersionAwaited, itemNotFound, itemsIncomplete],
    response: { status: 201, schema: BundleReceipt },
  })
  async create(
    @Body({ schema: FileBundle }) body: FileBundle,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Receipt> {
    const receipt = await this.file.execute(body, principal, key);
    reply.header('location', `/api/v1/bundles/${receipt.bundleId}`);
    return { ...receipt, cases: receipt.cases.map((each) => withQueryCode(this.codes, each)) };
  }

  @Get()
  @RequirePermission('case.file', 'case.collect', 'case.accept')
  @Operation({
    summary: 'List bundles',
    description: 'Of the caller’s own, or received at the caller’s counter, newest first.',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: BundlePage },
  })
  list(
    @Query({ schema: PageQuery }) query: z.output<typeof PageQuery>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<BundleSummary>> {
    return this.read.list(principal, query);
  }

  @Get('plan')
  @RequirePermission('case.file', 'case.collect')
  @Operation({
    summary: 'See what several items share',
    description: 'Form groups, equal fields and materials of the versions in force that need to be given only once.',
    consistency: 'strong',
    errors: [itemNotFound, itemsIncomplete, formUnavailable],
    response: { schema: BundlePlan },
  })
  planned(@Query({ schema: PlanQuery }) { items }: z.output<typeof PlanQuery>): Promise<Plan> {
    return this.plan.execute(items);
  }

  @Get(':bundleId')
  @RequirePermission('case.file', 'case.collect', 'case.accept', 'case.deliver', 'task.handle')
  @Operation({
    summary: 'Read a bundle with its progress',
    description: 'One progress of all its cases. For its applicant, its counter, and who may see one of its cases.',
    consistency: 'strong',
    errors: [bundleNotFound],
    response: { schema: BundleDetail },
  })
  one(@Param('bundleId', { schema: z.uuid() }) bundleId: string, @CurrentPrincipal() principal: Principal): Promise<Detail> {
    return this.read.one(bundleId, principal);
  }
}
