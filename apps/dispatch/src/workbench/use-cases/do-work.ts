import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Clock } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import { PlanRepository } from '../../plan/domain/plan.repository.js';
import { DueDates } from '../../plan/domain/plan-schedule.js';
import { HandleTasks } from '../../plan/use-cases/handle-tasks.js';
import { clipped } from '../../text/clipped.js';
import type { LeftLink, TaskWork } from '../domain/task-work.js';
import type { Turn } from '../domain/turn.js';
import { OfficerRepository, WorkRepository } from '../domain/work.repository.js';
import { conclusionRequired, notLastLink, workClosed } from '../domain/workbench.errors.js';
import type { WorkbenchUser } from '../domain/worker.js';
import { ConcludeTask, type Conclusion } from './conclude-task.js';
import { workbenchUserOf } from './workbench-user.js';

/** What an officer says when he is done with his turn. */
export interface Said {
  opinion: string;
  agrees: boolean;
  /** The result of the task; with the last link, and with it only. */
  conclusion?: Conclusion | undefined;
}

/** Where the task stands after a move. */
export interface WorkMoved {
  work: TaskWork;
  turn: Turn;
}

interface Bench {
  work: TaskWork;
  user: WorkbenchUser;
  now: Date;
}

/** What moves of work need beside the work itself. */
@Injectable()
export class WorkSurroundings {
  constructor(
    readonly tasks: HandleTasks,
    readonly dueDates: DueDates,
    readonly clock: Clock,
  ) {}
}

/**
 * 办理待办 — everything an officer does with a turn. Each method locks the plan of the case first, like every other change of its tasks; a
 * link that is left becomes a step of the task, and the last one its result, together or not at all.
 */
@Injectable()
export class DoWork {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly plans: PlanRepository,
    private readonly works: WorkRepository,
    private readonly officers: OfficerRepository,
    private readonly conclude: ConcludeTask,
    private readonly surroundings: WorkSurroundings,
  ) {}

  claim(turnId: string, principal: Principal): Promise<WorkMoved> {
    return this.move(turnId, principal, async ({ work, user, now }) => {
      const turn = work.claim(turnId, user, now);
      await this.works.save([work]);
      await this.surroundings.tasks.acknowledge(turn.taskId, principal);
      return turn;
    });
  }

  release(turnId: string, principal: Principal): Promise<WorkMoved> {
    return this.move(turnId, principal, ({ work, user, now }) => this.saved(work, work.release(turnId, user, now)));
  }

  transfer(turnId: string, principal: Principal, to: { officerId: string; reason: string }): Promise<WorkMoved> {
    return this.move(turnId, principal, async ({ work, user, now }) => {
      const { orgCode } = work.snapshot;
      const [officer] = await this.officers.known(orgCode, [to.officerId]);
      const { post } = work.turn(turnId);
      const holds = await this.officers.holders(orgCode, post === null ? [] : [post]);
      return this.saved(work, work.transfer(turnId, user, officer!, holds, to.reason, now));
    });
  }

  complete(turnId: string, principal: Principal, said: Said): Promise<WorkMoved> {
    return this.move(turnId, principal, async ({ work, user, now }) => {
      const last = work.atLastLink;
      const left = work.complete(turnId, user, said, now);
      if (said.conclusion && !(left && last)) throw notLastLink();
      if (left && last && !said.conclusion) throw conclusionRequired();
      if (left && !last) work.advance(this.surroundings.dueDates, now);
      const turn = await this.saved(work, work.turn(turnId));
      if (left) await this.record(turn.taskId, principal, left);
      if (left && said.conclusion) await this.conclude.execute(turn.taskId, principal, said.conclusion, said.opinion);
      return turn;
    });
  }

  returnTo(turnId: string, principal: Principal, to: { link: string; reason: string }): Promise<WorkMoved> {
    return this.move(turnId, principal, async ({ work, user, now }) => {
      const post = work.snapshot.links.find((link) => link.code === to.link)?.post ?? null;
      const holds = await this.officers.holders(work.snapshot.orgCode, post === null ? [] : [post]);
      const left = work.returnTo(turnId, user, to, holds, this.surroundings.dueDates, now);
      const turn = await this.saved(work, work.turn(turnId));
      await this.record(turn.taskId, principal, left);
      return turn;
    });
  }

  invite(
    turnId: string,
    principal: Principal,
    { officerIds, reason }: { officerIds: readonly string[]; reason: string },
  ): Promise<WorkMoved> {
    return this.move(turnId, principal, async ({ work, user, now }) => {
      const officers = await this.officers.known(work.snapshot.orgCode, officerIds);
      work.invite(turnId, user, officers, reason, now);
      return this.saved(work, work.turn(turnId));
    });
  }

  withdraw(turnId: string, principal: Principal, reason: string): Promise<WorkMoved> {
    return this.move(turnId, principal, ({ work, user, now }) => this.saved(work, work.withdraw(turnId, user, reason, now)));
  }

  private move(turnId: string, principal: Principal, change: (bench: Bench) => Promise<Turn>): Promise<WorkMoved> {
    return this.uow.run(async () => {
      const user = workbenchUserOf(principal);
      await this.officers.share(user.orgCode);
      const taskId = await this.works.taskOfTurn(turnId, user.orgCode);
      await this.plans.lockOfTask(taskId, principal);
      // Only now: whoever held the lock may have begun the turn meanwhile.
      const now = this.surroundings.clock.now();
      const work = (await this.works.load([taskId])).get(taskId);
      if (!work) throw workClosed();
      const turn = await change({ work, user: await this.officers.enter(user, now), now });
      return { work, turn };
    });
  }

  /** Before the task moves, so that what follows from its end finds no turn open that this move has ended. */
  private async saved(work: TaskWork, turn: Turn): Promise<Turn> {
    await this.works.save([work]);
    return turn;
  }

  /** Of many who sign the step keeps as many words as it has room for; each one's own stand in the turns. */
  private async record(taskId: string, principal: Principal, { link, person, opinion }: LeftLink): Promise<void> {
    const step = { link: link.name, person: clipped(person, 60), opinion: clipped(opinion, 1000) };
    await this.surroundings.tasks.recordStep(taskId, principal, step);
  }
}
