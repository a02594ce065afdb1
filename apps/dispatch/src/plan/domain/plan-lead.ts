import type { Actor } from '@yiwang/event-core';
import {
  CaseExtensionV1,
  CaseForwardingV1,
  CaseResumptionV1,
  CaseSuspensionV1,
  CaseTerminationV1,
  CombinedDecisionV1,
  CorrectionCalledV1,
  type RecallReason,
  TaskDecidedWithoutV1,
} from '@yiwang/events-dispatch';
import { assertNever } from '@yiwang/kernel';
import {
  caseDecided,
  caseSuspended,
  measureNotPossible,
  notLead,
  notTakingPart,
  participantsPending,
  reasonRequired,
  refusedAlready,
  taskClosed,
  wrongPurpose,
} from './plan.errors.js';
import type { CaseMeasure, CorrectionRequest, Decision } from './plan-input.js';
import type { DueDates } from './plan-schedule.js';
import { PlanTasks } from './plan-tasks.js';
import { nextState } from './task-status.js';
import type { SpecialProcedure, Task } from './task.js';

/** 牵头部门 — what the lead does for the whole case: the combined decision, measures, the combined correction notice. */
export abstract class PlanLead extends PlanTasks {
  /**
   * 合并决定 — as soon as everybody has answered whom the join rule waits for. Closes the lead's own task with it, unless it gave its result
   * before. Who has not answered by then is waited for no more.
   */
  decide(taskId: string, decision: Decision, by: Actor, now: Date): Task {
    const task = this.leading(taskId);
    if (this.state.suspended) throw caseSuspended();
    if (decision.outcome === 'rejected' && !decision.reason) throw reasonRequired();
    const { decidable, refused } = this.join;
    if (refused && decision.outcome === 'approved') throw refusedAlready();
    // By the rule of early end the lead's own refusal needs to wait for nobody's either.
    const refuses = this.state.joinRule === 'earlyEnd' && decision.outcome === 'rejected';
    if (!decidable && !refuses) throw participantsPending();
    if (task.result === null) {
      this.working(taskId, 'complete', by, now);
      this.giveResult(task, decision.outcome, decision.reason ?? null, by, now);
    }
    this.state.state = 'decided';
    this.dirty = true;
    this.record(CombinedDecisionV1, { ...this.fact(task, by, now), ...decision, reopenings: this.state.reopenings }, now);
    this.tellDecided(task, decision, by, now);
    return task;
  }

  /**
   * 办件措施 of the lead while it handles: it suspends for a special procedure and goes on, extends the statutory limit, ends handling
   * without a decision, or forwards the case. The ledger of acceptance follows, and moves the clocks; whether an extension was granted, it
   * says. A lead that has given its own result leads still.
   * @throws DISPATCH.NOT_LEAD, DISPATCH.TASK_CLOSED, DISPATCH.MEASURE_NOT_POSSIBLE
   */
  take(taskId: string, measure: CaseMeasure, dueDates: DueDates, by: Actor, now: Date): Task {
    const task = this.leadingNow(taskId, by, now);
    const fact = this.fact(task, by, now);
    this.dirty = true;
    switch (measure.kind) {
      case 'suspend': {
        const { procedure, reason, plannedDays } = measure;
        if (this.state.suspended) throw measureNotPossible();
        this.record(CaseSuspensionV1, { ...fact, procedure, reason, plannedDays }, now);
        this.standStill({ procedure, reason, plannedDays }, dueDates, now);
        break;
      }
      case 'resume':
        if (!this.state.suspended) throw measureNotPossible();
        Object.assign(this.state, { suspended: false, measuredAt: now });
        this.record(CaseResumptionV1, fact, now);
        this.tellDecidable(now);
        break;
      case 'extend': {
        const { days, approver, reason } = measure;
        if (this.state.extended || this.state.suspended) throw measureNotPossible();
        this.record(CaseExtensionV1, { ...fact, days, approver, reason }, now);
        break;
      }
      case 'terminate':
        this.record(CaseTerminationV1, { ...fact, reason: measure.reason }, now);
        this.end('terminated', now, by);
        break;
      case 'forward':
        this.record(CaseForwardingV1, { ...fact, authority: measure.authority, reason: measure.reason }, now);
        this.end('forwarded', now, by);
        break;
      default:
        assertNever(measure);
    }
    return task;
  }

  /**
   * 一次性补正告知 for all departments at once, while handling: the ledger tells the applicant, and the case stands still until the lead goes
   * on, so that there is one notice at a time.
   * @throws DISPATCH.MEASURE_NOT_POSSIBLE, DISPATCH.NOT_TAKING_PART
   */
  callCorrection(taskId: string, { plannedDays, points }: CorrectionRequest, dueDates: DueDates, by: Actor, now: Date): Task {
    const task = this.leadingNow(taskId, by, now);
    if (this.state.suspended) throw measureNotPossible();
    const takingPart = new Set(this.places.map(({ seat }) => seat.orgCode));
    if (points.some(({ orgCode }) => !takingPart.has(orgCode))) throw notTakingPart();
    const round = this.state.corrections.length + 1;
    this.state.corrections = [...this.state.corrections, { round, at: now.toISOString(), points: [...points] }];
    this.dirty = true;
    this.record(CorrectionCalledV1, { ...this.fact(task, by, now), round, plannedDays, points: [...points] }, now);
    for (const each of this.openTasks('handling'))
      this.notify('correction.called', each, { at: now.toISOString(), round, pointCount: points.length });
    this.standStill({ procedure: 'other', reason: CORRECTION, plannedDays }, dueDates, now);
    return task;
  }

  /** 办件终结 — the case ends; nobody has anything to do any more, and every department is told. */
  abstract end(reason: RecallReason, now: Date, by?: Actor): void;

  /** @throws DISPATCH.NOT_LEAD, DISPATCH.CASE_DECIDED, DISPATCH.TASK_CLOSED */
  protected leading(taskId: string): Task {
    const task = this.task(taskId);
    if (task.purpose !== 'handling') throw wrongPurpose();
    if (!task.lead) throw notLead();
    if (this.state.state === 'decided') throw caseDecided();
    if (this.state.state !== 'handling' || task.round !== this.state.reopenings) throw taskClosed();
    return task;
  }

  /** As above, and at work. */
  protected leadingNow(taskId: string, by: Actor, now: Date): Task {
    const task = this.leading(taskId);
    if (task.result === null) this.working(taskId, 'complete', by, now);
    return task;
  }

  private standStill(what: { procedure: SpecialProcedure; reason: string; plannedDays: number }, dueDates: DueDates, now: Date): void {
    const endsBy = dueDates.moved(now, what.plannedDays, this.state.regionCode).at.toISOString();
    this.state.measuredAt = now;
    this.suspendCase({ ...what, from: now.toISOString(), endsBy }, now);
  }

  /** Whoever still works on it is over with it, unheard; whoever has a system is told of the decision. */
  private tellDecided(lead: Task, { outcome }: Decision, by: Actor, now: Date): void {
    for (const task of this.openTasks('handling').filter((each) => each !== lead)) {
      this.finish(task, nextState(task.state, 'decideWithout'), now);
      this.record(TaskDecidedWithoutV1, this.fact(task, by, now), now);
    }
    for (const task of this.handling().filter(({ state }) => state === 'completed' || state === 'decided'))
      this.notify('case.decided', task, { at: now.toISOString(), outcome, decidedBy: lead.orgCode });
  }
}

const CORRECTION = '一次性补正告知';
