import { describe, expect, it } from '@jest/globals';
import type { Clock } from '@yiwang/kernel';
import type { Database } from '@yiwang/persistence';
import type { DueDates } from '../../plan/domain/plan-schedule.js';
import type { PlanChanges } from '../../plan/domain/plan-state.js';
import type { Task } from '../../plan/domain/task.js';
import { TaskFollowers } from '../../plan/task-followers.js';
import type { WorkRepository } from '../domain/work.repository.js';
import { FollowTasks } from './follow-tasks.js';

const task = (id: string, channel: string, state: string): Task => ({ id, channel, state }) as Task;

/** Ids of the tasks whose turns are taken back, by each statement. */
async function takenBack(tasks: Task[], assigned: Task[] = []): Promise<unknown[]> {
  const written: unknown[] = [];
  const database = { write: (_sql: string, [ids]: unknown[]) => Promise.resolve(void written.push(ids)) } as unknown as Database;
  const clock: Clock = { now: () => new Date('2026-03-02T01:00:00Z') };
  const follow = new FollowTasks(new TaskFollowers(), {} as WorkRepository, {} as DueDates, database, clock);
  await follow.follow([{ state: {}, tasks, assigned } as unknown as PlanChanges]);
  return written;
}

describe('a task that is nobody’s turn any more', () => {
  it('is one of the workbench that is over, or one that a system may have taken over just now', async () => {
    const over = task('over', 'workbench', 'completed');
    const taken = task('taken', 'kafka', 'assigned');
    expect(await takenBack([over, taken])).toEqual([
      ['over', 'taken'],
      ['over', 'taken'],
    ]);
  });

  it('is not looked for among those that systems are at work on, nor among new ones', async () => {
    const atWork = ['acknowledged', 'inProgress', 'suspended', 'completed', 'recalled'].map((state) => task(state, 'pull', state));
    const given = task('given', 'webhook', 'assigned');
    expect(await takenBack([...atWork, given], [given])).toEqual([]);
  });
});
