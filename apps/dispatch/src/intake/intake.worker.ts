import { Injectable } from '@nestjs/common';
import { Workers } from '@yiwang/workers';
import type { PlanChanges } from '../plan/domain/plan-state.js';
import { type TaskFollower, TaskFollowers } from '../plan/task-followers.js';
import { IntakeMessages } from './persistence/intake-messages.js';
import { RetryMessages } from './use-cases/retry-messages.js';

const POLL_MS = 500;

/** Tries waiting messages again: soon after their case has moved, and every now and then. */
@Injectable()
export class IntakeWorker implements TaskFollower {
  constructor(
    workers: Workers,
    followers: TaskFollowers,
    retry: RetryMessages,
    private readonly messages: IntakeMessages,
  ) {
    workers.add({ name: 'waiting-messages', everyMs: POLL_MS, round: () => retry.round() });
    followers.add(this);
  }

  /** What waits for a task of the case is called up in the unit of work that changes it, so that it cannot miss it. */
  follow(changes: readonly PlanChanges[]): Promise<void> {
    return this.messages.callUp(changes.map(({ state }) => state.caseNo));
  }
}
