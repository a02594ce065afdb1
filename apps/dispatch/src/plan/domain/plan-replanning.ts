import type { Actor, EventData } from '@yiwang/event-core';
import { PlanChangedV1, TaskExtendedV1 } from '@yiwang/events-dispatch';
import { assertNever } from '@yiwang/kernel';
import type { ChannelDirectory } from './channels.js';
import {
  caseSuspended,
  fieldNotVisible,
  leadStays,
  measureNotPossible,
  notLead,
  notReturned,
  notTakingPart,
  participantsPending,
  planFull,
  refusedAlready,
  resultGiven,
  stagePassed,
  takesPartAlready,
  taskClosed,
  wrongPurpose,
} from './plan.errors.js';
import type { Department, PlanChange } from './plan-input.js';
import { PlanLead } from './plan-lead.js';
import type { Due, DueDates, Seat } from './plan-schedule.js';
import type { Place } from './plan-seats.js';
import { MAX_PLACES } from './plan-tasks.js';
import { isOpen, nextState } from './task-status.js';
import type { Task } from './task.js';
import { maySee } from './visible-content.js';

export const MAX_SEATS = 20;
export const MAX_STAGE = 9;

/** What the item shows to whom, and who is reached how. */
export interface Replanned {
  channels: ChannelDirectory;
  dueDates: DueDates;
  /** Fields of the form that a place's department may see. */
  visibleTo: (place: { orgCode: string; stage: number; visibleFields?: readonly string[] | undefined }) => readonly string[];
}

type Change = EventData<typeof PlanChangedV1>['change'];

/** 方案调整 — the lead adds, replaces and releases departments, asks them again, gives them more time, and sends the case upward. */
export abstract class PlanReplanning extends PlanLead {
  /** Returns the task that was given, or that of the department concerned. @throws DISPATCH.NOT_LEAD, DISPATCH.CASE_DECIDED and more */
  change(taskId: string, change: PlanChange, around: Replanned, by: Actor, now: Date): Task {
    if (change.kind === 'takeBack') return this.takeBack(taskId, change, by, now);
    const lead = this.leadingNow(taskId, by, now);
    if (this.state.refusedBy !== null) throw refusedAlready();
    // Nobody is given work while the case stands still: its time could not be told from that which is not counted.
    if (this.state.suspended && change.kind !== 'release' && change.kind !== 'extend') throw caseSuspended();
    this.dirty = true;
    switch (change.kind) {
      case 'add':
        return this.add(lead, change, around, by, now);
      case 'replace':
        return this.replace(lead, change, around, by, now);
      case 'release':
        return this.release(lead, change, around, by, now);
      case 'askAgain':
        return this.askAgain(change, around, by, now);
      case 'extend':
        return this.extend(change, around, by, now);
      case 'sendUpward':
        return this.sendUpward(lead, change, around, by, now);
      default:
        return assertNever(change);
    }
  }

  private add(lead: Task, change: Extract<PlanChange, { kind: 'add' }>, around: Replanned, by: Actor, now: Date): Task {
    const { department, stage = this.state.stage, mandatory, visibleFields = [], days, reason } = change;
    if (this.places.length >= MAX_SEATS) throw planFull();
    if (stage < this.state.stage) throw stagePassed();
    this.assertNotSeated(department.orgCode);
    const own = around.visibleTo(this.seatOf(lead));
    if (visibleFields.some((field) => !maySee(field, lead, own))) throw fieldNotVisible();
    const due = this.dueIn(days, { at: lead.dueAt, provisional: lead.provisional }, around.dueDates, now);
    const { orgCode, name: orgName } = department;
    const seat: Seat = {
      ...{ orgCode, orgName, lead: false, stage, dueAt: due.at, provisional: due.provisional, visibleFields: [...visibleFields] },
      ...(mandatory === undefined ? {} : { mandatory }),
    };
    this.state.seats = [...this.state.seats, seat];
    return this.settle('added', lead, seat, { around, reason, by, now });
  }

  private replace(lead: Task, change: Extract<PlanChange, { kind: 'replace' }>, around: Replanned, by: Actor, now: Date): Task {
    const { orgCode, department, days, reason } = change;
    const { seat: old, task } = this.participant(orgCode);
    const due = this.dueIn(days, { at: old.dueAt, provisional: old.provisional }, around.dueDates, now);
    const seat = this.takePlace(old, department, around.visibleTo(old), { dueAt: due.at, provisional: due.provisional });
    if (task) this.recall([task], 'replaced', by, now);
    return this.settle('replaced', lead, seat, { around, reason, by, now }, orgCode);
  }

  /** 退出办理 — an open task of it is recalled; what it answered stays. */
  private release(
    lead: Task,
    { orgCode, reason }: Extract<PlanChange, { kind: 'release' }>,
    around: Replanned,
    by: Actor,
    now: Date,
  ): Task {
    const { seat, task } = this.participant(orgCode);
    this.state.seats = this.state.seats.map((each) => (each === seat ? { ...each, released: true } : each));
    if (task) this.recall([task], 'released', by, now);
    this.tellChange('released', { ...(task ?? lead), orgCode }, { reason, by, now });
    this.advance(around.channels, now);
    this.tellDecidable(now);
    return task ?? lead;
  }

  /** A returned task is planned again. @throws DISPATCH.NOT_RETURNED */
  private askAgain({ orgCode, days, reason }: Extract<PlanChange, { kind: 'askAgain' }>, around: Replanned, by: Actor, now: Date): Task {
    const { seat: old, task } = this.participant(orgCode);
    if (task?.state !== 'returned') throw notReturned();
    const due = this.dueIn(days, { at: old.dueAt, provisional: old.provisional }, around.dueDates, now);
    const seat: Seat = { ...old, dueAt: due.at, provisional: due.provisional };
    this.state.seats = this.state.seats.map((each) => (each === old ? seat : each));
    const again = this.ask(seat, around.channels, now);
    this.tellChange('askedAgain', again, { reason, by, now });
    return again;
  }

  /** 延期 within the promise, once a task. @throws DISPATCH.MEASURE_NOT_POSSIBLE */
  private extend({ orgCode, days, reason }: Extract<PlanChange, { kind: 'extend' }>, { dueDates }: Replanned, by: Actor, now: Date): Task {
    const { task } = this.participant(orgCode);
    if (!task) throw measureNotPossible();
    task.state = nextState(task.state, 'extend');
    const due = this.withinPromise(dueDates.moved(task.dueAt, days, this.state.regionCode));
    if (task.extended || due.at <= task.dueAt) throw measureNotPossible();
    task.extended = true;
    this.setDue(task, due);
    this.record(TaskExtendedV1, { ...this.fact(task, by, now), days }, now);
    this.note('extended', { orgCode, insteadOf: null, reason, by, at: now });
    if (!this.state.suspended) this.tellDue(task, now);
    return task;
  }

  /**
   * 初审后转报 upward: the lead gives its own result and the higher authority takes over in a stage of its own: it leads and decides. It sees
   * what the lead saw.
   */
  private sendUpward(lead: Task, change: Extract<PlanChange, { kind: 'sendUpward' }>, around: Replanned, by: Actor, now: Date): Task {
    if (!this.join.decidable) throw participantsPending();
    const last = Math.max(...this.state.seats.map((seat) => seat.stage));
    if (last >= MAX_STAGE || this.places.length >= MAX_SEATS) throw planFull();
    const { department, opinion } = change;
    if (department.orgCode === lead.orgCode) throw takesPartAlready();
    if (this.state.seats.length >= MAX_PLACES) throw planFull();
    const from = this.seatOf(lead);
    if (lead.result === null) this.giveResult(lead, 'approved', opinion, by, now);
    lead.lead = false;
    this.touched.add(lead);
    const due = this.state.promiseDueAt ?? from.dueAt;
    const seat: Seat = {
      ...{ orgCode: department.orgCode, orgName: department.name, lead: true, stage: last + 1, provisional: from.provisional },
      ...{ dueAt: due, visibleFields: [...around.visibleTo(from)] },
      sentBy: { orgCode: lead.orgCode, stage: lead.stage, from: this.state.stage },
    };
    // Who was to be asked in a later stage, and need not be waited for, is asked no more.
    const passedBy = (each: Seat): boolean => each.stage > this.state.stage && this.latest(each) === undefined;
    for (const { orgCode } of this.places.map((place) => place.seat).filter(passedBy))
      this.tellChange('released', { ...lead, orgCode }, { reason: opinion, by, now });
    const before = this.state.seats.map((each) =>
      each === from ? { ...each, lead: false } : passedBy(each) ? { ...each, released: true } : each,
    );
    this.state.seats = [...before, seat];
    this.state.stage = seat.stage;
    const task = this.ask(seat, around.channels, now);
    this.tellChange('sentUpward', task, { reason: opinion, by, now }, lead.orgCode);
    this.tellDecidable(now);
    return task;
  }

  /** 撤回转报 as long as the higher authority has not acknowledged: sent to the wrong one, the case would be nobody's. */
  private takeBack(taskId: string, { reason }: Extract<PlanChange, { kind: 'takeBack' }>, by: Actor, now: Date): Task {
    const former = this.task(taskId);
    if (former.purpose !== 'handling') throw wrongPurpose();
    const upward = this.places.find(
      ({ seat: { lead, sentBy } }) => lead && sentBy?.orgCode === former.orgCode && sentBy.stage === former.stage,
    );
    if (!upward || former.round !== this.state.reopenings) throw notLead();
    if (this.state.state !== 'handling') throw taskClosed();
    if (upward.task?.state !== 'assigned') throw measureNotPossible();
    const from = this.seatOf(former);
    this.state.seats = this.state.seats.map((each) =>
      each === upward.seat ? { ...each, lead: false, released: true } : each === from ? { ...each, lead: true } : each,
    );
    this.state.stage = upward.seat.sentBy!.from;
    this.dirty = true;
    upward.task.lead = false;
    former.lead = true;
    this.touched.add(former);
    this.recall([upward.task], 'released', by, now);
    this.tellChange('released', upward.task, { reason, by, now });
    return former;
  }

  private seatOf(task: Task): Seat {
    const place = this.places.find((each) => each.task === task);
    if (!place) throw notTakingPart();
    return place.seat;
  }

  /** Of several stages the one that has not answered. @throws DISPATCH.NOT_TAKING_PART, DISPATCH.LEAD_STAYS, DISPATCH.RESULT_GIVEN */
  private participant(orgCode: string): Place {
    const ofOrg = this.places.filter(({ seat }) => seat.orgCode === orgCode);
    if (ofOrg.length === 0) throw notTakingPart();
    if (ofOrg.some((place) => place.lead)) throw leadStays();
    const place = ofOrg.find(({ task }) => task !== undefined && isOpen(task.state)) ?? ofOrg.find(({ result }) => result === null);
    if (!place) throw resultGiven();
    return place;
  }

  private dueIn(days: number | undefined, otherwise: Due, dueDates: DueDates, now: Date): Due {
    return days === undefined ? otherwise : this.withinPromise(dueDates.moved(now, days, this.state.regionCode));
  }

  /** A new place gets its task at once when its stage has begun, or where the stage before has nobody left to wait for. */
  private settle(change: Change, lead: Task, seat: Seat, why: Why & { around: Replanned }, insteadOf?: string): Task {
    const begun = seat.stage <= this.state.stage;
    if (begun) this.ask(seat, why.around.channels, why.now);
    else this.advance(why.around.channels, why.now);
    const task = this.latest(seat) ?? lead;
    this.tellChange(change, { ...task, orgCode: seat.orgCode }, why, insteadOf);
    return task;
  }

  private tellChange(change: Change, about: Task, { reason, by, now }: Why, insteadOf?: Department['orgCode']): void {
    this.record(PlanChangedV1, { ...this.fact(about, by, now), change, ...(insteadOf === undefined ? {} : { insteadOf }) }, now);
    this.note(change, { orgCode: about.orgCode, insteadOf: insteadOf ?? null, reason, by, at: now });
  }
}

interface Why {
  reason: string;
  by: Actor;
  now: Date;
}
