import { TaskRescheduledV1, TaskSuspendedV1 } from '@yiwang/events-dispatch';
import { DISPATCHER, PlanRecord } from './plan-record.js';
import type { Correction, PlanState } from './plan-state.js';
import type { Due, DueDates } from './plan-schedule.js';
import { isOpen } from './task-status.js';
import { offerOf, type Suspension, type Task } from './task.js';

type Place = Pick<Task, 'dueAt' | 'provisional'>;

/** 恢复办理, as the ledger tells it. */
export interface Resumed {
  /** Working days that the special procedure took. */
  excludedDays: number;
  promiseDueAt: Date;
  provisional: boolean;
  at: Date;
}

/** 办理中补正, as the ledger tells it. */
export interface Corrected {
  /** Number of the notice that it answers. */
  called: number;
  form: boolean;
  materials: boolean;
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
  followSuspension(at: Date, told: Pick<Suspension, 'procedure' | 'plannedDays' | 'endsBy'>): void {
    if (!this.heeds(at)) return;
    const suspension = { reason: this.state.suspension?.reason ?? null, from: at.toISOString(), ...told };
    this.suspendCase(suspension, at);
  }

  /** Departments get the time back that the special procedure took, for what they have to do and what they will have to do. */
  followResumption({ excludedDays, promiseDueAt, provisional, at }: Resumed, dueDates: DueDates): void {
    const { regionCode, suspension } = this.state;
    for (const task of this.openTasks('handling')) this.countOnce(task, suspension, at, dueDates);
    if (this.heeds(at)) this.mark({ suspended: false, suspension: null });
    // Of what the lead has ended by itself nothing is left to count by.
    else if (!this.state.suspended) this.mark({ suspension: null });
    const later = ({ dueAt }: Place): Due => dueDates.moved(dueAt, excludedDays, regionCode);
    this.reschedule({ at: promiseDueAt, provisional }, later);
    // The clock of each stood still meanwhile, and is due anew even at the same moment.
    for (const task of this.openTasks('handling')) {
      if (task.state === 'suspended') {
        this.tellStandstill(task, at);
        continue;
      }
      this.recordDue(task, at);
      this.notify('case.resumed', task, { at: at.toISOString(), dueAt: task.dueAt.toISOString(), provisional: task.provisional });
    }
  }

  /** 补正已收到 — what the departments asked for together is here, and is read anew. */
  followCorrection({ called, form, materials, at }: Corrected): void {
    const open = ({ round, answeredAt }: Correction): boolean => round === called && answeredAt === undefined;
    if (!this.state.corrections.some(open)) return;
    const answered = (each: Correction): Correction => (open(each) ? { ...each, answeredAt: at.toISOString() } : each);
    this.mark({ corrections: this.state.corrections.map(answered) });
    for (const task of this.readers())
      this.notify('correction.answered', task, { ...offerOf(task), at: at.toISOString(), round: called, form, materials });
  }

  /** 容缺补交 — what was promised at acceptance is here, all of it or a part, and is read anew. */
  followSupplement(complete: boolean, at: Date): void {
    for (const task of this.readers()) {
      this.dirty = true;
      this.notify('case.supplemented', task, { ...offerOf(task), at: at.toISOString(), complete });
    }
  }

  /** Who works on what was handed in, and the lead until it has decided: nobody reads anew what is decided. */
  private readers(): Task[] {
    if (this.state.state !== 'handling') return [];
    return this.handling().filter(({ state, lead }) => isOpen(state) || (lead && state === 'completed'));
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

  /** Returns whether it is another one. */
  protected setDue(task: Task, { at, provisional }: Due): boolean {
    if (task.dueAt.getTime() === at.getTime() && task.provisional === provisional) return false;
    Object.assign(task, { dueAt: at, provisional });
    this.touched.add(task);
    return true;
  }

  /** What the task's own special procedure shares with that of the case is given back to it with the case's, and not again with its own. */
  private countOnce(task: Task, ofCase: Suspension | null, at: Date, dueDates: DueDates): void {
    if (task.suspension === null || ofCase === null) return;
    const from = new Date(task.suspension.from > ofCase.from ? task.suspension.from : ofCase.from);
    if (from >= at) return;
    const counted = (task.suspension.counted ?? 0) + dueDates.taken(from, at, this.state.regionCode);
    task.suspension = { ...task.suspension, counted };
    this.touched.add(task);
  }

  /** While its own special procedure lasts no clock of the task runs; its end tells when it is due. */
  protected tellDue(task: Task, at: Date): void {
    if (task.state === 'suspended') return;
    const { dueAt, provisional } = task;
    this.recordDue(task, at);
    this.notify('task.rescheduled', task, { at: at.toISOString(), dueAt: dueAt.toISOString(), provisional });
  }

  /** 特别程序 of the case, told to every department once, whoever ordered it. */
  protected suspendCase(suspension: Suspension, at: Date): void {
    const already = this.state.suspended;
    if (already && this.state.suspension !== null) return;
    this.mark({ suspended: true, suspension });
    if (already) return;
    const { procedure, plannedDays, endsBy } = suspension;
    for (const task of this.openTasks('handling'))
      this.notify('case.suspended', task, { at: at.toISOString(), procedure, plannedDays, endsBy });
  }

  protected mark(change: Partial<PlanState>): void {
    const known = Object.keys(change) as (keyof PlanState)[];
    if (known.every((name) => this.state[name] === change[name])) return;
    Object.assign(this.state, change);
    this.dirty = true;
  }

  /** Its own special procedure goes on: the case's standstill has stopped the clock by which its planned end is supervised. */
  private tellStandstill(task: Task, at: Date): void {
    const { procedure, plannedDays, endsBy } = task.suspension!;
    this.record(TaskSuspendedV1, { ...this.fact(task, DISPATCHER, at), procedure, plannedDays, endsBy }, at);
  }

  private recordDue(task: Task, at: Date): void {
    const { dueAt, provisional } = task;
    this.record(TaskRescheduledV1, { ...this.fact(task, DISPATCHER, at), dueAt: dueAt.toISOString(), provisional }, at);
  }

  /** The lead's own measure comes back; meanwhile it may have taken the next. */
  private heeds(at: Date): boolean {
    return this.state.measuredAt === null || at >= this.state.measuredAt;
  }
}
