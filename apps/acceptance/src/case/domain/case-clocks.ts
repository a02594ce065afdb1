import type { Actor } from '@yiwang/event-core';
import { CaseClocksMovedV1 } from '@yiwang/events-acceptance';
import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import { CaseEnding } from './case-ending.js';
import type { CaseState } from './case-state.js';
import { HANDLING_STATUSES, INTAKE_STATUSES } from './case-status.js';
import { CLOCK_KINDS, duesOf, type ClockHistory, type ClockKind, type Dues } from './clocks.js';
import type { Deadlines } from './deadlines.js';
import { openTolerance } from './tolerance.js';

/** One clock of a case that was counted anew: its due date before and after. */
export interface ClockMove {
  clock: ClockKind;
  before: string | null;
  after: string | null;
}

const DAYS_COUNTED: Actor = { kind: 'timer', id: 'acceptance' };

/** 期限 of a case beside its moves: what a new calendar makes of those that run. */
export abstract class CaseClocks extends CaseEnding {
  /** When the clock is due now; null where it does not run. */
  dueOf(clock: ClockKind): Date | null {
    const { state } = this;
    switch (clock) {
      case 'acceptance':
        return state.acceptanceDueAt;
      case 'correction':
        return state.status === 'correcting' ? new Date(state.correction!.dueAt) : null;
      case 'tolerance': {
        const tolerance = openTolerance(state);
        return tolerance && new Date(tolerance.dueAt);
      }
      case 'promise':
        return state.promiseDueAt;
      case 'statutory':
        return state.statutoryDueAt;
      case 'delivery':
        return state.deliveryDueAt;
      case 'close':
        return state.closeDueAt;
    }
  }

  /** When the clock is due by the calendar as it is known now, which may be newer than the date in the ledger. */
  dueAnew(clock: ClockKind, core: ItemOperationalCore, deadlines: Deadlines): Date | null {
    return duesOf(historyOf(this.state, core), deadlines)[clock]?.at ?? this.dueOf(clock);
  }

  /** 自动办结: a delivered case is closed by itself where a rule of its region says so. To be asked after every change. */
  scheduleClosing(deadlines: Deadlines): void {
    const { status, deliveredAt, decidingRegion, closeDueAt } = this.state;
    if (status !== 'delivered' || deliveredAt === null) this.state.closeDueAt = null;
    else if (closeDueAt === null) this.state.closeDueAt = deadlines.close(deliveredAt, decidingRegion)?.at ?? null;
  }

  /**
   * 期限重算 — counts the clocks that run anew, by the calendar as it is known now. What has stopped stays as it was. Where a date moved, or
   * is now known for certain, the case, its ledger and whoever follows it are told.
   */
  recount(now: Date, core: ItemOperationalCore, deadlines: Deadlines): ClockMove[] {
    const dues = duesOf(historyOf(this.state, core), deadlines);
    const counted = CLOCK_KINDS.filter((clock) => dues[clock] !== undefined);
    const provisional = counted.some((clock) => dues[clock]!.provisional);
    const moves = counted.flatMap((clock): ClockMove[] => {
      const before = this.dueOf(clock);
      const after = dues[clock]!.at;
      return before?.getTime() === after.getTime() ? [] : [{ clock, before: before?.toISOString() ?? null, after: after.toISOString() }];
    });
    const confirmed = counted.length > 0 && this.state.provisional && !provisional;
    if (moves.length === 0 && !confirmed) return [];
    this.setDues(dues, deadlines);
    this.state.provisional = provisional;
    this.note(moves.length > 0 ? 'clocks-moved' : 'clocks-confirmed', now, DAYS_COUNTED, moves.length > 0 ? { moves } : undefined);
    this.tell(CaseClocksMovedV1, now, {
      ...this.fact(DAYS_COUNTED, now),
      cause: 'calendar',
      ...Object.fromEntries(moves.filter(({ clock }) => clock !== 'close').map(({ clock, after }) => [`${clock}DueAt`, after])),
      provisional,
    });
    return moves;
  }

  private setDues({ acceptance, correction, tolerance, promise, statutory, delivery, close }: Dues, deadlines: Deadlines): void {
    const { state } = this;
    if (acceptance) state.acceptanceDueAt = acceptance.at;
    if (correction) state.correction = { ...state.correction!, dueAt: correction.at.toISOString() };
    if (tolerance) state.tolerance = { ...state.tolerance!, dueAt: tolerance.at.toISOString() };
    if (promise) state.promiseDueAt = promise.at;
    if (statutory) state.statutoryDueAt = statutory.at;
    if (delivery) state.deliveryDueAt = delivery.at;
    if (close) state.closeDueAt = close.at;
    if (!promise) return;
    state.suspensions = state.suspensions.map((each) => {
      const from = new Date(each.from);
      if (each.to !== null)
        return { ...each, excludedDays: deadlines.suspendedDays({ from, to: new Date(each.to) }, state.decidingRegion) };
      return { ...each, endsBy: deadlines.moved(from, each.plannedDays, state.decidingRegion).at.toISOString() };
    });
  }
}

/** What the running clocks of a case follow from. */
function historyOf(state: CaseState, core: ItemOperationalCore): ClockHistory {
  const { status, handlingFrom, extension } = state;
  const tolerance = state.endedAt === null ? openTolerance(state) : null;
  return {
    region: state.decidingRegion,
    acceptanceFrom: INTAKE_STATUSES.includes(status) && state.acceptanceDueAt ? state.handedInAt : null,
    correctionFrom: status === 'correcting' ? new Date(state.correction!.at) : null,
    tolerance: tolerance && { from: new Date(tolerance.at), agreed: tolerance.agreed },
    handling: HANDLING_STATUSES.includes(status) && handlingFrom ? { from: handlingFrom, limits: core.limits } : null,
    suspensions: state.suspensions.map(({ from, to }) => ({ from: new Date(from), to: to === null ? null : new Date(to) })),
    extension: extension && { workingDays: extension.days, at: new Date(extension.at) },
    deliveryFrom: status === 'decided' ? state.decidedAt : null,
    closeFrom: status === 'delivered' ? state.deliveredAt : null,
  };
}
