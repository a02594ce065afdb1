import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import type { z } from 'zod';
import { HandleTasks, type Moved } from '../use-cases/handle-tasks.js';
import type { AcceptanceBody, DecisionBody, MeasureBody, ResultBody, StepBody, TaskMoved } from './task.schema.js';

type Answer = z.output<typeof TaskMoved>;

/** Maps requests of both families, department and workbench, to the use-cases; each effect once for an idempotency key. */
@Injectable()
export class TaskActions {
  constructor(
    private readonly tasks: HandleTasks,
    private readonly idempotency: Idempotency,
  ) {}

  async acknowledge(taskId: string, principal: Principal): Promise<Answer> {
    return toAnswer(await this.tasks.acknowledge(taskId, principal));
  }

  recordStep(taskId: string, body: z.output<typeof StepBody>, principal: Principal, key: IdempotentRequest): Promise<Answer> {
    const report = { link: body.link, startedAt: toDate(body.startedAt), endedAt: toDate(body.endedAt) };
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

  private once(key: IdempotentRequest, status: number, work: () => Promise<Moved>): Promise<Answer> {
    return this.idempotency.once(key, async () => toAnswer(await work()), { status });
  }
}

const toDate = (instant: string | undefined): Date | undefined => (instant === undefined ? undefined : new Date(instant));

/** References only: the answer is kept with the idempotency key. */
const toAnswer = ({ caseNo, task, step }: Moved): Answer => ({
  taskId: task.id,
  caseNo,
  purpose: task.purpose,
  state: task.state,
  result: task.result,
  answer: task.answer?.kind ?? null,
  ...(step ? { stepNo: step.stepNo } : {}),
});
