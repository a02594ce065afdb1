import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, ApiProblems, Idempotency, IdempotencyKey, Operation, type IdempotentRequest } from '@yiwang/http-api';
import { z } from 'zod';
import { taskNotFound } from '../../plan/domain/plan.errors.js';
import * as errors from '../domain/workbench.errors.js';
import { ShowBatch, type BatchReport } from '../queries/show-batch.js';
import { ShowWork } from '../queries/show-work.js';
import { WorkbenchSettings } from '../queries/workbench-settings.js';
import { Delegate } from '../use-cases/delegate.js';
import { DoBatch } from '../use-cases/do-batch.js';
import { KeepPhrases } from '../use-cases/keep-phrases.js';
import { DelegationBody, DelegationMade, DelegationsAnswer, PhraseBody, PhraseMade, PhrasesAnswer } from './settings.schema.js';
import { BatchAnswer, BatchBody, WorkDetail } from './workbench.schema.js';

const Id = z.uuid();

/** 办公桌 — what an officer has at hand: how a task went so far, batches, phrases, delegations. */
@ApiGroup('workbench')
@ApiProblems(errors.organisationRequired)
@Controller('api/v1/workbench')
@RequirePermission('task.handle')
export class WorkbenchDeskController {
  constructor(
    private readonly show: ShowWork,
    private readonly batch: DoBatch,
    private readonly batches: ShowBatch,
    private readonly phrases: KeepPhrases,
    private readonly delegate: Delegate,
    private readonly settings: WorkbenchSettings,
    private readonly idempotency: Idempotency,
  ) {}

  @Get('tasks/:taskId/work')
  @Operation({
    summary: 'Show how a task of one’s organisation goes through its links (办理过程)',
    consistency: 'strong',
    errors: [taskNotFound, errors.workClosed],
    response: { schema: WorkDetail },
  })
  work(@Param('taskId', { schema: Id }) taskId: string, @CurrentPrincipal() principal: Principal): Promise<WorkDetail> {
    return this.show.execute(taskId, principal);
  }

  @Post('batches')
  @Operation({
    summary: 'Finish many turns, each by itself (批量办理)',
    description:
      'One that is refused leaves the others as they are. Sent again under its key, a batch that broke off goes on where it stopped.',
    consistency: 'strong',
    errors: [errors.batchKeyReused],
    response: { status: 200, schema: BatchAnswer },
  })
  doBatch(
    @Body({ schema: BatchBody }) body: z.output<typeof BatchBody>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<BatchReport> {
    return this.batch.execute(principal, key, body.items);
  }

  @Get('batches/:batchId')
  @Operation({
    summary: 'Show what became of a batch of one’s own',
    consistency: 'strong',
    errors: [errors.batchNotFound],
    response: { schema: BatchAnswer },
  })
  findBatch(@Param('batchId', { schema: Id }) batchId: string, @CurrentPrincipal() principal: Principal): Promise<BatchReport> {
    return this.batches.execute(batchId, principal);
  }

  @Get('phrases')
  @Operation({
    summary: 'List phrases for opinions: one’s own, then the shared ones (常用意见)',
    consistency: 'strong',
    response: { schema: PhrasesAnswer },
  })
  findPhrases(@CurrentPrincipal() principal: Principal): Promise<z.output<typeof PhrasesAnswer>> {
    return this.settings.phrases(principal);
  }

  @Post('phrases')
  @Operation({
    summary: 'Keep a phrase',
    description: 'The same words twice are one phrase.',
    consistency: 'strong',
    errors: [errors.tooManyPhrases],
    response: { status: 201, schema: PhraseMade },
  })
  addPhrase(
    @Body({ schema: PhraseBody }) body: z.output<typeof PhraseBody>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<z.output<typeof PhraseMade>> {
    return this.idempotency.once(key, async () => ({ phraseId: (await this.phrases.add(principal, body.text, body.shared)).id }));
  }

  @Delete('phrases/:phraseId')
  @Operation({ summary: 'Drop a phrase', consistency: 'strong', errors: [errors.phraseNotFound], response: { status: 204 } })
  removePhrase(@Param('phraseId', { schema: Id }) phraseId: string, @CurrentPrincipal() principal: Principal): Promise<void> {
    return this.phrases.remove(principal, phraseId);
  }

  @Get('delegations')
  @Operation({
    summary: 'List delegations that are not over: given and taken by oneself, of all with workbench.manage (委托)',
    consistency: 'strong',
    response: { schema: DelegationsAnswer },
  })
  findDelegations(@CurrentPrincipal() principal: Principal): Promise<z.output<typeof DelegationsAnswer>> {
    return this.settings.delegations(principal);
  }

  @Post('delegations')
  @Operation({
    summary: 'Let another officer act in one’s stead for a period (委托)',
    consistency: 'strong',
    errors: [errors.delegationInvalid, errors.officerUnknown, errors.tooManyDelegations],
    response: { status: 201, schema: DelegationMade },
  })
  addDelegation(
    @Body({ schema: DelegationBody }) body: z.output<typeof DelegationBody>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<z.output<typeof DelegationMade>> {
    const wish = { ...body, startsAt: new Date(body.startsAt), endsAt: new Date(body.endsAt) };
    return this.idempotency.once(key, async () => ({ delegationId: (await this.delegate.execute(principal, wish)).id }));
  }

  @Delete('delegations/:delegationId')
  @Operation({
    summary: 'Revoke a delegation of one’s own, or any with workbench.manage',
    consistency: 'strong',
    errors: [errors.delegationNotFound],
    response: { status: 204 },
  })
  revoke(@Param('delegationId', { schema: Id }) delegationId: string, @CurrentPrincipal() principal: Principal): Promise<void> {
    return this.delegate.revoke(principal, delegationId);
  }
}
