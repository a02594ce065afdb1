import { Injectable } from '@nestjs/common';
import type { PlanChanges } from './domain/plan-state.js';

/** Writes what follows from changed tasks, in the unit of work that changes them. Their cases are locked. */
export interface TaskFollower {
  follow(changes: readonly PlanChanges[]): Promise<void>;
}

/** Rooms that keep something beside each task say so when they start; plans know none of them. */
@Injectable()
export class TaskFollowers implements TaskFollower {
  private readonly followers: TaskFollower[] = [];

  add(follower: TaskFollower): void {
    this.followers.push(follower);
  }

  async follow(changes: readonly PlanChanges[]): Promise<void> {
    for (const follower of this.followers) await follower.follow(changes);
  }
}
