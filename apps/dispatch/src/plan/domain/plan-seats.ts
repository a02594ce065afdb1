import type { Actor } from '@yiwang/event-core';
import { JointHandlingEndedV1, type RecallReason, TaskAssignedV1, TaskRecalledV1 } from '@yiwang/events-dispatch';
import { announcedChannel, type ChannelDirectory } from './channels.js';
import { joined, type Joined, type JoinSeat, stageOver } from './join-rule.js';
import { PlanClocks } from './plan-clocks.js';
import { planFull } from './plan.errors.js';
import { DISPATCHER } from './plan-record.js';
import { type Seat, stageAfter } from './plan-schedule.js';
import { isOpen, nextState } from './task-status.js';
import { newTask, offerOf, type Task, type TaskPlace } from './task.js';

/** How often one place is asked: two systems that hand a task to each other by themselves come to an end. */
const MAX_ATTEMPTS = 10;

/** A department's place in the plan with its task, if its stage has begun. */
export interface Place extends JoinSeat {
  readonly seat: Seat;
  readonly task: Task | undefined;
}

/** 席位 — who takes part and has answered, who is asked next, and who is asked no more. */
export abstract class PlanSeats extends PlanClocks {
  /** The task of the lead that knows that it waits for no other: who could decide was told so when that came to be. */
  private toldDecidable = this.decider?.id;

  /** Those who take part now; a result that came late is no answer. */
  protected get places(): Place[] {
    return this.state.seats
      .filter((seat) => !seat.released)
      .map((seat) => {
        const last = this.latest(seat);
        // What was let go there before it was planned again counts for nothing: it is yet to be asked.
        const task = last?.recallReason === 'released' ? undefined : last;
        const result = task?.state === 'completed' ? task.result : null;
        return { seat, task, lead: seat.lead, mandatory: seat.mandatory ?? true, result };
      });
  }

  protected get join(): Joined<Place> {
    return joined(this.state.joinRule, this.places);
  }

  /** The task that counts for a place: the last one, where it was asked again. */
  protected latest({ orgCode, stage }: Pick<Seat, 'orgCode' | 'stage'>): Task | undefined {
    const ofSeat = this.handling().filter((task) => task.orgCode === orgCode && task.stage === stage);
    return ofSeat.reduce<Task | undefined>((last, task) => (last === undefined || task.attempt > last.attempt ? task : last), undefined);
  }

  /** 恢复办理 — whoever could not be asked while the case stood still is asked now. */
  goOn(channels: ChannelDirectory, now: Date): void {
    if (this.state.state !== 'handling') return;
    const returned = this.places.some(({ task }) => task?.state === 'returned');
    if (returned || this.state.refusedBy !== null) this.summonLead(channels, now);
    this.advance(channels, now);
    this.tellDecidable(now);
  }

  /** Opens the next stage when the one under way is over. After an early end nobody else is asked; nor is anybody while the case stands still. */
  protected advance(channels: ChannelDirectory, now: Date): void {
    const { stage, joinRule, refusedBy, suspended } = this.state;
    if (refusedBy !== null || suspended || this.state.state !== 'handling') return;
    const current = this.places.filter(({ seat }) => seat.stage === stage);
    if (stageOver(joinRule, current)) this.openStage(stageAfter(this.state.seats, stage), channels, now);
  }

  /** A stage that waits for nobody, since all of its departments are optional or have answered before, holds up nobody. */
  private openStage(stage: number | undefined, channels: ChannelDirectory, now: Date): void {
    if (stage === undefined) return;
    this.state.stage = stage;
    this.dirty = true;
    const unasked = this.places.filter(({ seat, task }) => seat.stage === stage && task === undefined);
    for (const { seat } of unasked) this.ask(seat, channels, now);
    this.tellDecidable(now);
    this.advance(channels, now);
  }

  /** A lead whose stage has not begun is asked at once where there is something to settle that nobody else can. */
  protected summonLead(channels: ChannelDirectory, now: Date): void {
    if (this.state.suspended) return;
    const lead = this.places.find((place) => place.lead);
    if (lead?.task === undefined && lead !== undefined) this.ask(lead.seat, channels, now);
  }

  /** 一家不同意即终止会签: the others are recalled, and the lead is asked for the decision, also where its stage had not begun. */
  protected endEarly(refused: Task, channels: ChannelDirectory, by: Actor, now: Date): void {
    this.state.refusedBy = refused.orgCode;
    this.dirty = true;
    this.record(JointHandlingEndedV1, this.fact(refused, by, now), now);
    this.recall(
      this.openTasks('handling').filter((task) => !task.lead),
      'earlyEnd',
      DISPATCHER,
      now,
    );
    this.summonLead(channels, now);
  }

  /** @throws DISPATCH.PLAN_FULL */
  protected ask(seat: Seat, channels: ChannelDirectory, now: Date): Task {
    const attempt = (this.latest(seat)?.attempt ?? 0) + 1;
    if (attempt > MAX_ATTEMPTS) throw planFull();
    return this.assign(seat, { purpose: 'handling', round: this.state.reopenings, lastRound: false, attempt }, channels, now);
  }

  protected assign(
    seat: TaskPlace,
    matter: Pick<Task, 'purpose' | 'round' | 'lastRound' | 'attempt'>,
    channels: ChannelDirectory,
    now: Date,
  ): Task {
    const task = newTask(seat, channels.of(seat.orgCode, this.state.itemCode), matter, now);
    this.allTasks.push(task);
    this.touched.add(task);
    this.assigned.add(task);
    const { purpose, lead, stage, provisional, attempt } = task;
    const channel = announcedChannel(task.channel);
    const via = task.channel;
    const dueAt = task.dueAt.toISOString();
    this.record(
      TaskAssignedV1,
      { ...this.fact(task, DISPATCHER, now), purpose, lead, stage, channel, via, dueAt, provisional, attempt },
      now,
    );
    this.notify('task.assigned', task, offerOf(task));
    this.tellOfReviews(task, now);
    return task;
  }

  /** Who is asked after a joint review was called hears of it with its task. */
  private tellOfReviews(task: Task, now: Date): void {
    if (task.purpose !== 'handling') return;
    const round = this.state.reopenings;
    for (const { id, kind, startsAt, state, orgCodes, round: of } of this.state.reviews) {
      if (state !== 'called' || of !== round || Date.parse(startsAt) <= now.getTime() || !orgCodes.includes(task.orgCode)) continue;
      this.notify('review.called', task, { at: now.toISOString(), reviewId: id, kind, startsAt });
    }
  }

  /** 可以决定: the lead hears once that it waits for no other, not while the case stands still. */
  protected tellDecidable(now: Date): void {
    const { decider } = this;
    if (decider && decider.id !== this.toldDecidable) this.notify('case.decidable', decider, { at: now.toISOString() });
    this.toldDecidable = decider?.id;
  }

  /** The lead as long as it could decide. One that was alone from the first never waited for anybody: its task says all. */
  private get decider(): Task | undefined {
    const { state, suspended, seats } = this.state;
    if (state !== 'handling' || suspended || seats.length < 2 || !this.join.decidable) return undefined;
    return this.places.find((place) => place.lead)?.task;
  }

  /** 收回: the department is told, and a system of its own has to say that it has heard. */
  protected recall(tasks: readonly Task[], reason: RecallReason, by: Actor, now: Date): void {
    for (const task of tasks.filter(({ state }) => isOpen(state))) {
      this.finish(task, nextState(task.state, 'recall'), now);
      task.recallReason = reason;
      this.record(TaskRecalledV1, { ...this.fact(task, by, now), reason }, now);
      this.notify('task.recalled', task, { at: now.toISOString(), reason });
    }
  }

  protected recallAll(reason: RecallReason, now: Date, by: Actor = DISPATCHER): void {
    this.recall(this.allTasks, reason, by, now);
  }

  /** An end without a result. */
  protected finish(task: Task, state: Task['state'], now: Date): void {
    Object.assign(task, { state, endedAt: now, suspension: null });
    this.touched.add(task);
    this.over.add(task);
  }
}
