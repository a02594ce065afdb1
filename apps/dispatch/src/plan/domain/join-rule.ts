import type { JoinRule } from '@yiwang/events-catalogue';
import type { TaskResult } from './task.js';

/** What the join rule asks of one department's place in the plan; `result` is what it answered in time. */
export interface JoinSeat {
  readonly lead: boolean;
  readonly mandatory: boolean;
  readonly result: TaskResult | null;
}

/** 合并规则 as data: for whose result the lead waits, and whether one refusal ends the joint handling. */
export const JOIN_TABLE: Readonly<Record<JoinRule, { readonly waitsFor: 'all' | 'mandatory'; readonly refusalEnds: boolean }>> = {
  all: { waitsFor: 'all', refusalEnds: false },
  leadDecides: { waitsFor: 'mandatory', refusalEnds: false },
  earlyEnd: { waitsFor: 'all', refusalEnds: true },
};

export interface Joined<S> {
  /** Departments without whose result the lead does not decide. Time changes nothing of it: silence never counts as consent. */
  readonly waitingFor: readonly S[];
  /** 一家不同意: the joint handling is over, and nothing but a rejection can follow. */
  readonly refused: boolean;
  readonly decidable: boolean;
}

/** Whether the lead waits for this department's result. */
export const waited = (rule: JoinRule, seat: Pick<JoinSeat, 'mandatory'>): boolean => JOIN_TABLE[rule].waitsFor === 'all' || seat.mandatory;

/** Whether the lead may give the combined decision; its own result is the decision itself. */
export function joined<S extends JoinSeat>(rule: JoinRule, seats: readonly S[]): Joined<S> {
  const refused = JOIN_TABLE[rule].refusalEnds && seats.some((seat) => seat.result === 'rejected');
  const waitingFor = refused ? [] : seats.filter((seat) => !seat.lead && seat.result === null && waited(rule, seat));
  return { waitingFor, refused, decidable: waitingFor.length === 0 };
}

/** Whether a stage is over, so that the next one begins: everybody waited for has answered, the lead too where it sits in it. */
export const stageOver = (rule: JoinRule, seatsOfStage: readonly JoinSeat[]): boolean =>
  seatsOfStage.every((seat) => seat.result !== null || !(seat.lead || waited(rule, seat)));
