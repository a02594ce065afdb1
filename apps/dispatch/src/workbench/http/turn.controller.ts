import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, ApiProblems, Idempotency, IdempotencyKey, Operation, type IdempotentRequest, type Page } from '@yiwang/http-api';
import type { z } from 'zod';
import { caseSuspended, participantsPending, reasonRequired, taskClosed, taskSuspended } from '../../plan/domain/plan.errors.js';
import * as errors from '../domain/workbench.errors.js';
import { ListTurns } from '../queries/list-turns.js';
import { DoWork, type WorkMoved } from '../use-cases/do-work.js';
import {
  CompleteBody,
  InviteBody,
  ReturnBody,
  TransferBody,
  TurnId,
  TurnPage,
  TurnQuery,
  type TurnSummary,
  WithdrawBody,
  WorkMovedAnswer,
} from './workbench.schema.js';

type Answer = z.output<typeof WorkMovedAnswer>;
const MOVED = { status: 200, schema: WorkMovedAnswer };
const TAKEN = [errors.heldByAnother, errors.notEligible, errors.samePerson];

/** 待办 — whose turn each task of the workbench is, and what officers do with their turns. */
@ApiGroup('workbench')
@ApiProblems(errors.organisationRequired)
@Controller('api/v1/workbench/turns')
@RequirePermission('task.handle')
export class TurnController {
  constructor(
    private readonly list: ListTurns,
    private readonly work: DoWork,
    private readonly idempotency: Idempotency,
  ) {}

  @Get()
  @Operation({
    summary: 'List turns: one’s own, the team’s, or the organisation’s',
    description: 'By due date, so that the overdue come first.',
    consistency: 'strong',
    response: { schema: TurnPage },
  })
  findAll(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: TurnQuery }) query: z.output<typeof TurnQuery>,
  ): Promise<Page<TurnSummary>> {
    return this.list.execute(principal, query);
  }

  @Post(':turnId/claim')
  @Operation({
    summary: 'Claim a turn (认领)',
    description: 'Repeatable by its holder, without an idempotency key. The task counts as acknowledged.',
    consistency: 'strong',
    errors: [errors.turnNotFound, errors.workClosed, errors.turnDone, ...TAKEN],
    response: MOVED,
  })
  async claim(@Param('turnId', { schema: TurnId }) turnId: string, @CurrentPrincipal() principal: Principal): Promise<Answer> {
    return toAnswer(await this.work.claim(turnId, principal));
  }

  @Post(':turnId/release')
  @Operation({
    summary: 'Give a turn back to the team (放回)',
    consistency: 'strong',
    errors: [errors.turnNotFound, errors.workClosed, errors.turnDone, errors.notHeld, errors.notOneOfOne],
    response: MOVED,
  })
  release(
    @Param('turnId', { schema: TurnId }) turnId: string,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Answer> {
    return this.once(key, () => this.work.release(turnId, principal));
  }

  @Post(':turnId/transfer')
  @RequirePermission('task.handle', 'workbench.manage')
  @Operation({
    summary: 'Hand a turn on to another officer (转交)',
    description: 'By its holder, or by an officer with workbench.manage (指派), who hands on what nobody has taken as well.',
    consistency: 'strong',
    errors: [
      errors.turnNotFound,
      errors.workClosed,
      errors.turnDone,
      errors.notHeld,
      errors.notEligible,
      errors.samePerson,
      errors.officerUnknown,
      errors.invitedAlready,
    ],
    response: MOVED,
  })
  transfer(
    @Param('turnId', { schema: TurnId }) turnId: string,
    @Body({ schema: TransferBody }) body: z.output<typeof TransferBody>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Answer> {
    return this.once(key, () => this.work.transfer(turnId, principal, body));
  }

  @Post(':turnId/complete')
  @Operation({
    summary: 'Finish a turn with an opinion (提交)',
    description:
      'The link that is left becomes a step of the task, and the task goes to the next one. The last link gives the result of the task. ' +
      'What nobody has claimed is claimed by it.',
    consistency: 'strong',
    errors: [
      ...[
        errors.turnNotFound,
        errors.workClosed,
        errors.turnDone,
        ...TAKEN,
        errors.signsPending,
        errors.conclusionRequired,
        errors.notLastLink,
      ],
      ...[taskClosed, taskSuspended, participantsPending, caseSuspended, reasonRequired],
    ],
    response: MOVED,
  })
  complete(
    @Param('turnId', { schema: TurnId }) turnId: string,
    @Body({ schema: CompleteBody }) body: z.output<typeof CompleteBody>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Answer> {
    return this.once(key, () => this.work.complete(turnId, principal, body));
  }

  @Post(':turnId/return')
  @Operation({
    summary: 'Return the task to an earlier link (退回)',
    description: 'It goes to who handled that link, if he may still; else to its post.',
    consistency: 'strong',
    errors: [errors.turnNotFound, errors.workClosed, errors.turnDone, ...TAKEN, errors.notEarlierLink, errors.notOneOfOne, taskSuspended],
    response: MOVED,
  })
  returnTo(
    @Param('turnId', { schema: TurnId }) turnId: string,
    @Body({ schema: ReturnBody }) body: z.output<typeof ReturnBody>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Answer> {
    return this.once(key, () => this.work.returnTo(turnId, principal, body));
  }

  @Post(':turnId/invitations')
  @Operation({
    summary: 'Ask other officers to countersign (邀请会签)',
    description: 'The link cannot be left before each of them has given an opinion, or is asked no more.',
    consistency: 'strong',
    errors: [
      errors.turnNotFound,
      errors.workClosed,
      errors.turnDone,
      errors.notHeld,
      errors.notOneOfOne,
      errors.officerUnknown,
      errors.invitedAlready,
      errors.tooManySigns,
    ],
    response: MOVED,
  })
  invite(
    @Param('turnId', { schema: TurnId }) turnId: string,
    @Body({ schema: InviteBody }) body: z.output<typeof InviteBody>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Answer> {
    return this.once(key, () => this.work.invite(turnId, principal, body));
  }

  @Post(':turnId/withdraw')
  @Operation({
    summary: 'Ask an invited officer no more (撤回会签邀请)',
    consistency: 'strong',
    errors: [errors.turnNotFound, errors.workClosed, errors.turnDone, errors.notHeld, errors.notOneOfOne],
    response: MOVED,
  })
  withdraw(
    @Param('turnId', { schema: TurnId }) turnId: string,
    @Body({ schema: WithdrawBody }) body: z.output<typeof WithdrawBody>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Answer> {
    return this.once(key, () => this.work.withdraw(turnId, principal, body.reason));
  }

  private once(key: IdempotentRequest, work: () => Promise<WorkMoved>): Promise<Answer> {
    return this.idempotency.once(key, async () => toAnswer(await work()), { status: 200 });
  }
}

const toAnswer = ({ work, turn }: WorkMoved): Answer => ({
  turnId: turn.id,
  taskId: turn.taskId,
  caseNo: work.snapshot.caseNo,
  ending: turn.ending,
  link: work.link.code,
  openTurns: work.openTurns.map((open) => open.id),
});
