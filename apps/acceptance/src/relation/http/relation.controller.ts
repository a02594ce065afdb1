import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, IdempotencyKey, Operation, type IdempotentRequest } from '@yiwang/http-api';
import { z } from 'zod';
import { CASE_RELATIONS } from '../../case/domain/case-relation.js';
import { CASE_STATUSES } from '../../case/domain/case-status.js';
import { caseNotFound, notYourStep } from '../../case/domain/case.errors.js';
import { CaseNo, CaseReceipt, LikelyDuplicate } from '../../case/http/case.schema.js';
import type { CaseReceipt as Receipt } from '../../case/use-cases/case-receipt.js';
import { notADuplicateOf } from '../domain/relation.errors.js';
import { ReadRelations, VERDICTS, type CaseRelations as Relations } from '../queries/read-relations.js';
import { JudgeDuplicate } from '../use-cases/judge-duplicate.js';

const time = z.iso.datetime();
const relation = z.enum(CASE_RELATIONS);
const CaseRelations = z
  .object({
    caseNo: z.string(),
    bundle: z.object({ bundleId: z.uuid(), title: z.string().nullable(), total: z.int() }).nullable(),
    earlier: z.object({ caseNo: z.string(), relation }).nullable().describe('the case that this one changes, renews or cancels'),
    later: z.array(z.object({ caseNo: z.string(), relation, status: z.enum(CASE_STATUSES), submittedAt: time })),
    likelyDuplicates: z.array(LikelyDuplicate.extend({ verdict: z.enum(VERDICTS).nullable().describe('what a clerk said of it') })),
  })
  .meta({ id: 'CaseRelations' });

const Judgement = z.strictObject({ verdict: z.enum(VERDICTS) }).meta({ id: 'DuplicateJudgement' });

/** 关联办件与疑似重复件. */
@ApiGroup('Applications')
@Controller('api/v1/applications/:caseNo')
export class RelationController {
  constructor(
    private readonly read: ReadRelations,
    private readonly judge: JudgeDuplicate,
  ) {}

  @Get('relations')
  @RequirePermission('case.file', 'case.collect', 'case.accept', 'case.deliver', 'task.handle')
  @Operation({
    summary: 'Read what belongs to a case',
    description:
      'Its bundle (一事联办), the case it changes, renews or cancels, those that do so to it, and likely duplicates (疑似重复件).',
    consistency: 'strong',
    errors: [caseNotFound],
    response: { schema: CaseRelations },
  })
  relations(@Param('caseNo', { schema: CaseNo }) caseNo: string, @CurrentPrincipal() principal: Principal): Promise<Relations> {
    return this.read.execute(caseNo, principal);
  }

  @Post('duplicates/:other')
  @RequirePermission('case.collect', 'case.accept', 'task.handle')
  @Operation({
    summary: 'Say whether two cases are one',
    description: '查重认定 of a likely duplicate; on record in the ledger. Neither case is changed by it.',
    consistency: 'strong',
    errors: [caseNotFound, notYourStep, notADuplicateOf],
    response: { status: 200, schema: CaseReceipt },
  })
  judged(
    @Param('caseNo', { schema: CaseNo }) caseNo: string,
    @Param('other', { schema: CaseNo }) other: string,
    @Body({ schema: Judgement }) { verdict }: z.output<typeof Judgement>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Receipt> {
    return this.judge.execute({ caseNo, principal, key }, other, verdict);
  }
}
