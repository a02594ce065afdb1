import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import type { z } from 'zod';
import type { AcceptanceBody, DecisionBody, MeasureBody, ResultBody, ReturnBody, StepBody, SuspensionBody } from '../input/task-bodies.js';
import { HandleTasks, type Moved } from '../use-cases/handle-tasks.js';
import { LeadCase } from '../use-cases/lead-case.js';
import type { CorrectionBody, PlanChangeBody, ReviewBody, ReviewEndBody, TransferBody } from './joint.schema.js';
import type { TaskMoved } from './task.schema.js';

type Answer = z.output<typeof TaskMoved>;

/** Maps requests of both families, department and workbench, to the use-cases; each effect once for an idempotency key. */
@Injectable()
export class TaskActions {
  constructor(
    private readonly tasks: HandleTasks,
    private readonly lead: LeadCase,
    private readonly idempotency: Idempotency,
  ) {}

  async acknowledge(taskId: string, principal: Principal): Promise<Answer> {
    return toAnswer(await this.tasks.acknowledge(taskId, principal));
  }

  recordStep(taskId: string, body: z.output<typeof StepBody>, principal: Principal, key: IdempotentRequest): Promise<Answer> {
    const report = { ...body, startedAt: toDate(body.startedAt), endedAt: toDate(body.endedAt) };
    return this.once(key, 201, () => this.tasks.recordStep(taskId, principal, report));
  }

  complete(taskId: string, body: z.output<typeof ResultBody>, principal: Principal, key: IdempotentRequest): Promise<Answer> {
    return this.once(key, 200, () => this.tasks.complete(taskId, principal, body.result, body.opinion));
  }

  answerAcceptance(taskId: string, body: z.output<typeof AcceptanceBody>, principal: Principal, key: IdempotentRequest): Promise<Answer> {
    return this.once(key, 200, () => this.tasks.answerAcceptance(taskId, principal, body));
  }

  decide(taskId: string, body: z.output<typeof DecisionBody>, principal: Principal, key: IdempotentRequest): Promise<Answer> {
    return this.once(key, 200, () => this.tasks.decide(taskId, principal, body));
  }

  takeMeasure(taskId: string, body: z.output<typeof MeasureBody>, principal: Principal, key: IdempotentRequest): Promise<Answer> {
    return this.once(key, 200, () => this.tasks.takeMeasure(taskId, principal, body));
  }

  async acknowledgeRecall(taskId: string, principal: Principal): Promise<Answer> {
    return toAnswer(await this.tasks.acknowledgeRecall(taskId, principal));
  }

  suspend(taskId: string, body: z.output<typeof SuspensionBody>, principal: Principal, key: IdempotentRequest): Promise<Answer> {
    return this.once(key, 200, () => this.tasks.suspend(taskId, principal, body));
  }

  resume(taskId: string, principal: Principal, key: IdempotentRequest): Promise<Answer> {
    return this.once(key, 200, () => this.tasks.resume(taskId, principal));
  }

  returnTask(taskId: string, { reason }: z.output<typeof ReturnBody>, principal: Principal, key: IdempotentRequest): Promise<Answer> {
    return this.once(key, 200, () => this.tasks.returnTask(taskId, principal, reason));
  }

  transfer(taskId: string, body: z.output<typeof TransferBody>, principal: Principal, key: IdempotentRequest): Promise<Answer> {
    return this.once(key, 200, () => this.tasks.transfer(taskId, principal, body.department, body.reason));
  }

  changePlan(taskId: string, body: z.output<typeof PlanChangeBody>, principal: Principal, key: IdempotentRequest): Promise<Answer> {
    return this.once(key, 200, () => this.lead.changePlan(taskId, principal, body));
  }

  callReview(taskId: string, body: z.output<typeof ReviewBody>, principal: Principal, key: IdempotentRequest): Promise<Answer> {
    return this.once(key, 201, () => this.lead.callReview(taskId, principal, { ...body, startsAt: new Date(body.startsAt) }));
  }

  endReview(
    { taskId, reviewId }: { taskId: string; reviewId: string },
    body: z.output<typeof ReviewEndBody>,
    principal: Principal,
    key: IdempotentRequest,
  ): Promise<Answer> {
    return this.once(key, 200, () => this.lead.endReview(taskId, reviewId, principal, body));
  }

  callCorrection(taskId: string, body: z.output<typeof CorrectionBody>, principal: Principal, key: IdempotentRequest): Promise<Answer> {
    return this.once(key, 201, () => this.lead.callCorrection(taskId, principal, body));
  }

  private once(key: IdempotentRequest, status: number, work: () => Promise<Moved>): Promise<Answer> {
    return this.idempotency.once(key, async () => toAnswer(await work()), { status });
  }
}

const toDate = (instant: string | undefined): Date | undefined => (instant === undefined ? undefined : new Date(instant));

/** References only: the answer is kept with the idempotency key. */
const toAnswer = ({ caseNo, task, step, reviewId }: Moved): Answer => ({
  taskId: task.id,
  caseNo,
  purpose: task.purpose,
  state: task.state,
  result: task.result,
  answer: task.answer?.kind ?? null,
  late: task.late,
  ...(step ? { stepNo: step.stepNo } : {}),
  ...(reviewId === undefined ? {} : { reviewId }),
});
