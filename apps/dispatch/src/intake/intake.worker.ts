import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { Clock } from '@yiwang/kernel';
import { Workers } from '@yiwang/workers';
import type { DispatchConfig } from '../dispatch.config.js';
import type { PlanChanges } from '../plan/domain/plan-state.js';
import { type TaskFollower, TaskFollowers } from '../plan/task-followers.js';
import { IntakeMessages } from './persistence/intake-messages.js';
import { IntakeRejects } from './persistence/intake-rejects.js';
import { RetryMessages } from './use-cases/retry-messages.js';

const POLL_MS = 500;
const FORGET_MS = 60_000;
const FORGET_AT_ONCE = 500;
const DAY_MS = 86_400_000;

/** Tries waiting messages again: soon after their case has moved, and every now and then. */
@Injectable()
export class IntakeWorker implements TaskFollower {
  constructor(
    workers: Workers,
    followers: TaskFollowers,
    retry: RetryMessages,
    private readonly messages: IntakeMessages,
    private readonly rejects: IntakeRejects,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: DispatchConfig,
  ) {
    workers.add({ name: 'waiting-messages', everyMs: POLL_MS, round: () => retry.round() });
    workers.add({ name: 'forget-messages', everyMs: FORGET_MS, round: () => this.forget() });
    followers.add(this);
  }

  /** What waits for a task of the case is called up in the unit of work that changes it, so that it cannot miss it. */
  follow(changes: readonly PlanChanges[]): Promise<void> {
    return this.messages.callUp(changes.map(({ state }) => state.caseNo));
  }

  /** 保存期限: what they said goes, when it is kept for as long as what was said to them. */
  private async forget(): Promise<boolean> {
    const before = new Date(this.clock.now().getTime() - this.config.DELIVERY_RETENTION_DAYS * DAY_MS);
    const forgotten = [await this.messages.forget(before, FORGET_AT_ONCE), await this.rejects.forget(before, FORGET_AT_ONCE)];
    return forgotten.includes(FORGET_AT_ONCE);
  }
}
