import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import {
  ApiGroup,
  ApiProblems,
  cursorInvalid,
  etagOf,
  IdempotencyKey,
  Operation,
  type IdempotentRequest,
  type Page,
} from '@yiwang/http-api';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { counterUnknown } from '../../case/domain/case.errors.js';
import * as errors from '../domain/window.errors.js';
import { ListHandovers } from '../queries/list-handovers.js';
import { ListHeldPapers } from '../queries/list-held-papers.js';
import { AnswerHandover } from '../use-cases/answer-handover.js';
import { SendHandover as Send } from '../use-cases/send-handover.js';
import {
  HandoverDetail,
  HandoverPage,
  HandoverQuery,
  HandoverReceipt,
  type HandoverSummary,
  type HeldPapers,
  HeldPapersPage,
  HeldPapersQuery,
  ReceiveHandover,
  ResolveMissing,
  SendHandover,
} from './handover.schema.js';

const SlipId = z.uuid();
const answer = { status: 200, schema: HandoverReceipt } as const;

/** 交接 — papers from the counter to the department, results from there to the counter. */
@ApiGroup('Windows')
@ApiProblems(counterUnknown)
@RequirePermission('case.collect', 'case.deliver', 'task.handle')
@Controller('api/v1/window')
export class HandoverController {
  constructor(
    private readonly send: Send,
    private readonly answer: AnswerHandover,
    private readonly list: ListHandovers,
    private readonly held: ListHeldPapers,
  ) {}

  @Get('papers')
  @RequirePermission('case.collect')
  @Operation({
    summary: 'List the cases whose papers lie at one’s counter',
    description:
      '在窗材料: paper copies handed in here, with the filing or later, of cases that go on, as far as no slip has taken them away.',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: HeldPapersPage },
  })
  papers(@Query({ schema: HeldPapersQuery }) query: HeldPapersQuery, @CurrentPrincipal() principal: Principal): Promise<Page<HeldPapers>> {
    return this.held.execute(principal, query);
  }

  @Get('handovers')
  @Operation({
    summary: 'List handover slips',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: HandoverPage },
  })
  slips(@Query({ schema: HandoverQuery }) query: HandoverQuery, @CurrentPrincipal() principal: Principal): Promise<Page<HandoverSummary>> {
    return this.list.execute(principal, query);
  }

  @Get('handovers/:slipId')
  @Operation({
    summary: 'Read a handover slip',
    description: 'For who sent it and for whom it is; applicants masked.',
    consistency: 'strong',
    errors: [errors.handoverNotFound],
    response: { schema: HandoverDetail },
  })
  async slip(
    @Param('slipId', { schema: SlipId }) slipId: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<HandoverDetail> {
    const { version, ...detail } = await this.list.one(principal, slipId);
    reply.header('etag', etagOf(version)).header('cache-control', 'no-store');
    return detail;
  }

  @Post('handovers')
  @RequirePermission('case.collect', 'task.handle')
  @Operation({
    summary: 'Hand papers or results over',
    description:
      '交接单: a window (`case.collect`) sends papers that it received to the deciding authority; the deciding authority (`task.handle`) sends ' +
      'results to the counter of collection. What one of the cases does not allow, none of them gets.',
    consistency: 'strong',
    errors: ['ACCESS.FORBIDDEN', errors.handoverCasesUnfit, errors.handoverUnderWay],
    response: { status: 201, schema: HandoverReceipt },
  })
  make(
    @Body({ schema: SendHandover }) body: SendHandover,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<HandoverReceipt> {
    return this.send.execute(body, principal, key);
  }

  @Post('handovers/:slipId/receipts')
  @RequirePermission('case.deliver', 'task.handle')
  @Operation({
    summary: 'Receive what a slip lists',
    description: '接收, once, naming all that is missing.',
    consistency: 'strong',
    errors: ['ACCESS.FORBIDDEN', errors.handoverNotFound, errors.handoverWrongStatus, errors.handoverEntryUnfit],
    response: answer,
  })
  receive(
    @Param('slipId', { schema: SlipId }) slipId: string,
    @Body({ schema: ReceiveHandover }) body: ReceiveHandover,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<HandoverReceipt> {
    return this.answer.receive({ slipId, principal, key }, body.missing);
  }

  @Post('handovers/:slipId/resolutions')
  @Operation({
    summary: 'Clear up what was missing',
    description: 'The receiver has found it, or the sender gives it up; a lost paper may go on a new slip.',
    consistency: 'strong',
    errors: ['ACCESS.FORBIDDEN', errors.handoverNotFound, errors.handoverWrongStatus, errors.handoverEntryUnfit],
    response: answer,
  })
  resolve(
    @Param('slipId', { schema: SlipId }) slipId: string,
    @Body({ schema: ResolveMissing }) body: ResolveMissing,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<HandoverReceipt> {
    return this.answer.resolve({ slipId, principal, key }, body);
  }

  @Post('handovers/:slipId/cancel')
  @Operation({
    summary: 'Take a slip back',
    description: 'By the sender, until it is received.',
    consistency: 'strong',
    errors: ['ACCESS.FORBIDDEN', errors.handoverNotFound, errors.handoverWrongStatus],
    response: answer,
  })
  cancel(
    @Param('slipId', { schema: SlipId }) slipId: string,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<HandoverReceipt> {
    return this.answer.cancel({ slipId, principal, key });
  }
}
