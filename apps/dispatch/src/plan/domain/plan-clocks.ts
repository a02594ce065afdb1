import type { Actor } from '@yiwang/event-core';
import { TaskRescheduledV1 } from '@yiwang/events-dispatch';
import { PlanRecord } from './plan-record.js';
import type { PlanState } from './plan-state.js';
import type { Due, DueDates } from './plan-schedule.js';
import { isOpen } from './task-status.js';
import type { Task } from './task.js';

export const DISPATCHER: Actor = { kind: 'service', id: 'dispatch' };

type Place = Pick<Task, 'dueAt' | 'provisional'>;

/** 恢复办理, as the ledger tells it. */
export interface Resumed {
  /** Working days that the special procedure took. */
  excludedDays: number;
  promiseDueAt: Date;
  provisional: boolean;
  at: Date;
}

/** 期限变动: what moved, and nothing else. */
export interface ClocksMoved {
  acceptanceDueAt?: Date | undefined;
  promiseDueAt?: Date | undefined;
  provisional: boolean;
  at: Date;
}

/**
 * 跟随台账 — what the ledger of acceptance says of the clocks of a case, whoever ordered it: an officer at acceptance, or the lead here, whose
 * measures come back so. It tells nobody of a measure again, so nothing goes round in circles.
 */
export abstract class PlanClocks extends PlanRecord {
  followSuspension(at: Date): void {
    this.followSuspended(true, at);
  }

  /** Departments get the time back that the special procedure took, for what they have to do and what they will have to do. */
  followResumption({ excludedDays, promiseDueAt, provisional, at }: Resumed, dueDates: DueDates): void {
    this.followSuspended(false, at);
    const { regionCode } = this.state;
    const later = ({ dueAt }: Place): Due => dueDates.moved(dueAt, excludedDays, regionCode);
    this.reschedule({ at: promiseDueAt, provisional }, later);
    // The clock of each stood still meanwhile, and is due anew even at the same moment.
    for (const task of this.openTasks('handling')) this.tellDue(task, at);
  }

  /** 延长审批 moves the statutory limit, by which no department's part is counted. */
  followExtension(): void {
    this.mark({ extended: true });
  }

  followMovedClocks({ acceptanceDueAt, promiseDueAt, provisional, at }: ClocksMoved): void {
    const moved: Task[] = [];
    if (acceptanceDueAt) {
      const due = { at: acceptanceDueAt, provisional };
      if (this.state.pending?.purpose === 'acceptance') this.mark({ pending: { ...this.state.pending, dueAt: due.at, provisional } });
      moved.push(...this.openTasks('acceptance').filter((task) => this.setDue(task, due)));
    }
    if (promiseDueAt) moved.push(...this.reschedule({ at: promiseDueAt, provisional }, (place) => ({ ...place, at: place.dueAt })));
    // While a special procedure lasts no clock runs; its end tells when everything is due.
    if (!this.state.suspended) for (const task of moved) this.tellDue(task, at);
  }

  /**
   * What was due with the promise is so still; what was due before it moves by itself. Nobody's part ends after the promise. Returns the
   * tasks that moved.
   */
  private reschedule(promise: Due, byItself: (place: Place) => Due): Task[] {
    const before = this.state.promiseDueAt;
    const anew = (place: Place): Due => {
      if (before !== null && place.dueAt >= before) return promise;
      const due = byItself(place);
      return due.at > promise.at ? promise : due;
    };
    const seats = this.state.seats.map((seat) => {
      const due = anew(seat);
      return { ...seat, dueAt: due.at, provisional: due.provisional };
    });
    const moved = this.openTasks('handling').filter((task) => this.setDue(task, anew(task)));
    this.mark({ seats, promiseDueAt: promise.at });
    return moved;
  }

  private openTasks(purpose: Task['purpose']): Task[] {
    return this.allTasks.filter((task) => task.purpose === purpose && isOpen(task.state));
  }

  /** Returns whether it is another one. */
  private setDue(task: Task, { at, provisional }: Due): boolean {
    if (task.dueAt.getTime() === at.getTime() && task.provisional === provisional) return false;
    Object.assign(task, { dueAt: at, provisional });
    this.touched.add(task);
    return true;
  }

  private tellDue(task: Task, at: Date): void {
    const { dueAt, provisional } = task;
    this.record(TaskRescheduledV1, { ...this.fact(task, DISPATCHER, at), dueAt: dueAt.toISOString(), provisional }, at);
  }

  /** The lead's own measure comes back; meanwhile it may have taken the next. */
  private followSuspended(suspended: boolean, at: Date): void {
    if (this.state.measuredAt === null || at >= this.state.measuredAt) this.mark({ suspended });
  }

  private mark(change: Partial<PlanState>): void {
    const known = Object.keys(change) as (keyof PlanState)[];
    if (known.every((name) => this.state[name] === change[name])) return;
    Object.assign(this.state, change);
    this.dirty = true;
  }
}
