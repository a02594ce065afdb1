import type { Actor } from '@yiwang/event-core';
import { CASE_ENDS, type RecallReason } from '@yiwang/events-dispatch';
import { assertNever } from '@yiwang/kernel';
import type { Reopening, Surroundings } from './plan-input.js';
import { PlanReviews } from './plan-reviews.js';
import { scheduleOf } from './plan-schedule.js';
import { type AwaitedAnswer, type CaseRef, newPlanState, type Pending, type PlanState } from './plan-state.js';
import type { Task } from './task.js';

const ENDS: readonly RecallReason[] = CASE_ENDS;

/**
 * 分派方案 of one case: which departments have a task, in which stage, and what they answered. The aggregate behind every task: its row
 * is locked before anything changes, so stages advance once and its facts have an order. Here are the phases of a case; what departments and
 * their lead do within them stands in the classes below.
 */
export class CasePlan extends PlanReviews {
  private constructor(state: PlanState, tasks: Task[]) {
    super(state, tasks);
  }

  /** A case dispatch has not heard of yet. */
  static open(ref: CaseRef): CasePlan {
    return new CasePlan(newPlanState(ref), []);
  }

  static restore(state: PlanState, tasks: Task[]): CasePlan {
    return new CasePlan(state, tasks);
  }

  /** What must still be arranged; the case waits when its item version is not here. */
  get pending(): Pending | null {
    return this.state.pending;
  }

  /** 部门受理 — the item says that the department accepts: its lead must be asked. A case that moved on is left alone. */
  expectAcceptance(awaited: AwaitedAnswer, now: Date): void {
    if (!this.beforeHandling || this.state.pending?.purpose === 'handling') return;
    // Each reopening asks once more without a correction, so that the rounds of the ledger are behind by as many.
    const round = awaited.round + this.state.reopenings;
    if (this.allTasks.some((task) => task.purpose === 'acceptance' && task.round >= round)) return;
    this.recallAll('resubmitted', now);
    this.wait({ purpose: 'acceptance', ...awaited, round });
  }

  /** 受理 — the case was accepted, whoever did it: open acceptance tasks have become pointless and handling can be planned. */
  expectHandling(acceptedAt: Date, promiseDueAt: Date, now: Date): void {
    if (!this.beforeHandling) return;
    this.recallAll('accepted', now);
    this.state.promiseDueAt = promiseDueAt;
    this.wait({ purpose: 'handling', acceptedAt });
  }

  /** Gives the tasks that are pending, now that the item version is here. */
  arrange({ item, channels, dueDates }: Surroundings, now: Date): void {
    const pending = this.state.pending;
    if (!pending) return;
    this.state.itemName = item.name;
    this.state.pending = null;
    this.dirty = true;
    if (pending.purpose === 'acceptance') {
      const lead = item.participants.find((participant) => participant.lead) ?? item.participants[0]!;
      const { round, dueAt, provisional, lastRound } = pending;
      const place = { orgCode: lead.orgCode, orgName: lead.name, lead: true, stage: 1, dueAt, provisional };
      this.state.state = 'accepting';
      this.assign(place, { purpose: 'acceptance', round, lastRound, attempt: 1 }, channels, now);
      return;
    }
    this.state.state = 'handling';
    this.state.joinRule = item.joinRule ?? 'all';
    const { promiseDueAt, regionCode } = this.state;
    this.state.seats = scheduleOf(item, { acceptedAt: pending.acceptedAt, promiseDueAt }, regionCode, dueDates);
    this.advance(channels, now);
  }

  override end(reason: RecallReason, now: Date, by?: Actor): void {
    if (this.state.state === 'ended') return;
    this.tellEnd(reason, now);
    this.recallAll(reason, now, by);
    this.state.pending = null;
    this.state.state = 'ended';
    this.dirty = true;
  }

  /** 决定 is in the ledger — the echo of the lead's own decision, or one given at the window (即办件), which leaves nobody anything to do. */
  noteDecided(now: Date): void {
    if (this.state.state !== 'decided') this.end('decided', now);
  }

  /**
   * 重新办理 — the ledger opened the case again: what was answered before stays on record, and everybody is asked anew, once the case is
   * accepted or, where the department accepts it, for that.
   */
  reopen(again: Reopening, now: Date): void {
    this.recallAll('reopened', now);
    const handling = { stage: 0, seats: [], joinRule: 'all' as const, refusedBy: null };
    const measures = { suspended: false, suspension: null, measuredAt: null, extended: false };
    Object.assign(this.state, handling, measures, { reopenings: this.state.reopenings + 1 });
    switch (again.stage) {
      case 'handling':
        this.state.promiseDueAt = again.promiseDueAt;
        return this.wait({ purpose: 'handling', acceptedAt: again.acceptedAt });
      case 'department': {
        const rounds = this.allTasks.filter((task) => task.purpose === 'acceptance').map((task) => task.round + 1);
        const { dueAt, provisional, lastRound } = again;
        return this.wait({ purpose: 'acceptance', round: Math.max(0, ...rounds), dueAt, provisional, lastRound });
      }
      case 'window':
        Object.assign(this.state, { state: 'accepting', pending: null });
        this.dirty = true;
        return;
      default:
        assertNever(again);
    }
  }

  /**
   * 办件终结, told to who has answered and so loses no task. Who was told of the combined decision hears of a withdrawal only, which came
   * before it in the ledger.
   */
  private tellEnd(reason: RecallReason, now: Date): void {
    if (!ENDS.includes(reason) || (this.state.state === 'decided' && reason !== 'withdrawn')) return;
    for (const task of this.answered()) this.notify('case.ended', task, { at: now.toISOString(), reason });
  }

  /** The department that accepted, too, as long as it was not asked to handle the case. */
  private answered(): Task[] {
    const handling = this.handling();
    const gave = handling.filter(({ state }) => state === 'completed' || state === 'decided');
    const accepted = this.allTasks.findLast(({ answer }) => answer?.kind === 'accept');
    return accepted && handling.every(({ orgCode }) => orgCode !== accepted.orgCode) ? [...gave, accepted] : gave;
  }

  private get beforeHandling(): boolean {
    return this.state.state === 'waiting' || this.state.state === 'accepting';
  }

  private wait(pending: Pending): void {
    this.state.pending = pending;
    this.state.state = 'waiting';
    this.dirty = true;
  }
}
