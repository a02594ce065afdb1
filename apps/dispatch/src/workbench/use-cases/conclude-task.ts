import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { assertNever } from '@yiwang/kernel';
import type { Decision } from '../../plan/domain/plan-input.js';
import type { AcceptanceAnswer, TaskResult } from '../../plan/domain/task.js';
import { HandleTasks } from '../../plan/use-cases/handle-tasks.js';

/** 办理结果 — what the last link gives: the department's own result, as the lead the combined decision, or its answer on acceptance. */
export type Conclusion =
  { kind: 'result'; result: TaskResult } | ({ kind: 'decision' } & Decision) | { kind: 'acceptance'; answer: AcceptanceAnswer };

@Injectable()
export class ConcludeTask {
  constructor(private readonly tasks: HandleTasks) {}

  /** @throws what the result, the decision or the answer is refused with; then the last link is not left either */
  async execute(taskId: string, principal: Principal, conclusion: Conclusion, opinion: string): Promise<void> {
    switch (conclusion.kind) {
      case 'result':
        await this.tasks.complete(taskId, principal, conclusion.result, opinion);
        return;
      case 'decision': {
        const { kind: _, ...decision } = conclusion;
        await this.tasks.decide(taskId, principal, decision);
        return;
      }
      case 'acceptance':
        await this.tasks.answerAcceptance(taskId, principal, conclusion.answer);
        return;
      default:
        assertNever(conclusion);
    }
  }
}
