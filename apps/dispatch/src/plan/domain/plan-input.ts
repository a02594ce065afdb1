import type { EventData } from '@yiwang/event-core';
import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import type { CaseExtensionV1, CaseForwardingV1, CaseSuspensionV1, CombinedDecisionV1, ReviewKind } from '@yiwang/events-dispatch';
import type { ChannelDirectory } from './channels.js';
import type { AwaitedAnswer } from './plan-state.js';
import type { DueDates } from './plan-schedule.js';
import type { SpecialProcedure, TaskResult } from './task.js';

/** 合并决定 as the lead department gives it. */
export interface Decision {
  outcome: TaskResult;
  reason?: string | undefined;
  resultNo?: string | undefined;
  /** 决定文书. */
  documents?: EventData<typeof CombinedDecisionV1>['documents'];
}

/** 特别程序 of one department: the task stands still, the case goes on. */
export interface TaskSuspension {
  procedure: SpecialProcedure;
  reason: string;
  plannedDays: number;
}

/** A department by its code and name; who is no participant of the item is known by nothing else here. */
export interface Department {
  orgCode: string;
  name: string;
}

/**
 * 方案调整 by the lead. `days` are working days from now, at most until the promise; without them the place keeps its due date. A
 * department is added blind (default deny) unless fields are named, all of which the lead itself must see.
 */
export type PlanChange =
  | {
      kind: 'add';
      department: Department;
      stage?: number | undefined;
      mandatory?: boolean | undefined;
      visibleFields?: readonly string[] | undefined;
      days?: number | undefined;
      reason: string;
    }
  | { kind: 'replace'; orgCode: string; department: Department; days?: number | undefined; reason: string }
  | { kind: 'release'; orgCode: string; reason: string }
  | { kind: 'askAgain'; orgCode: string; days?: number | undefined; reason: string }
  | { kind: 'extend'; orgCode: string; days: number; reason: string }
  | { kind: 'sendUpward'; department: Department; opinion: string }
  | { kind: 'takeBack'; reason: string };

/** 联合会审、联合踏勘 as the lead calls it; of everybody who takes part where no departments are named. */
export interface ReviewRequest {
  kind: ReviewKind;
  startsAt: Date;
  place: string;
  agenda: string;
  orgCodes?: readonly string[] | undefined;
}

export type ReviewEnd = { kind: 'held'; conclusion: string } | { kind: 'cancelled'; reason: string };

/** 一次性补正告知: the points of all departments at once. */
export interface CorrectionRequest {
  plannedDays: number;
  points: readonly { orgCode: string; text: string }[];
}

/** 办件措施 of the lead department; days are working days of the deciding region. */
export type CaseMeasure =
  | ({ kind: 'suspend' } & Pick<EventData<typeof CaseSuspensionV1>, 'procedure' | 'reason' | 'plannedDays'>)
  | { kind: 'resume' }
  | ({ kind: 'extend' } & Pick<EventData<typeof CaseExtensionV1>, 'days' | 'approver' | 'reason'>)
  | { kind: 'terminate'; reason: string }
  | ({ kind: 'forward' } & Pick<EventData<typeof CaseForwardingV1>, 'authority' | 'reason'>);

/** Where a case that is opened again stands: in handling, or before acceptance by its department or by a window. */
export type Reopening =
  | { stage: 'handling'; acceptedAt: Date; promiseDueAt: Date | null }
  | ({ stage: 'department' } & Omit<AwaitedAnswer, 'round'>)
  | { stage: 'window' };

/** What arranging a case needs to know from outside of it. */
export interface Surroundings {
  item: Pick<ItemOperationalCore, 'name' | 'participants' | 'limits' | 'joinRule'>;
  channels: ChannelDirectory;
  dueDates: DueDates;
}
