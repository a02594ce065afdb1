import type { Actor, EventData, EventDefinition } from '@yiwang/event-core';
import type { JoinRule } from '@yiwang/events-catalogue';
import type { PlanChangedV1, ReviewKind } from '@yiwang/events-dispatch';
import type { Seat } from './plan-schedule.js';
import type { Step, Suspension, Task } from './task.js';
import type { TaskNotice } from './task-notice.js';

/**
 * 方案状态 — waiting (等待事项版本), accepting (部门受理中), handling (办理中), decided (已决定), ended (已终结: refused or closed).
 */
export const PLAN_STATES = ['waiting', 'accepting', 'handling', 'decided', 'ended'] as const;
export type PlanStateName = (typeof PLAN_STATES)[number];

/** 受理任务: the answer on acceptance that a department is asked for. */
export interface AwaitedAnswer {
  /** 补正轮次; after a reopening it counts on. */
  round: number;
  dueAt: Date;
  provisional: boolean;
  /** 补正轮次已用完: it accepts or refuses, and sends nothing back any more. */
  lastRound: boolean;
}

/** What is to be arranged as soon as the item version is here. */
export type Pending = ({ purpose: 'acceptance' } & AwaitedAnswer) | { purpose: 'handling'; acceptedAt: Date };

export interface CaseRef {
  caseNo: string;
  itemCode: string;
  itemVersion: number;
  /** Region of the deciding authority: its calendar counts. */
  regionCode: string;
  decidingOrgCode: string;
}

/** 联合会审、联合踏勘 of a case. */
export interface Review {
  id: string;
  kind: ReviewKind;
  startsAt: string;
  place: string;
  agenda: string;
  orgCodes: string[];
  state: 'called' | 'held' | 'cancelled';
  /** 会审结论, or why it was cancelled. */
  conclusion: string | null;
  calledAt: string;
  /** Reopenings of the case before it: a case that is handled anew may be visited anew. */
  round: number;
}

/** 一次性补正告知 while handling. */
export interface Correction {
  round: number;
  at: string;
  points: { orgCode: string; text: string }[];
  /** When the applicant answered it; missing as long as he has not. */
  answeredAt?: string | undefined;
}

export interface PlanState extends CaseRef {
  itemName: string | null;
  state: PlanStateName;
  pending: Pending | null;
  /** The stage whose tasks were given last; 0 before handling. */
  stage: number;
  seats: Seat[];
  /** 合并规则, frozen when the case was accepted. */
  joinRule: JoinRule;
  /** 不同意的部门, where its refusal ended the joint handling. */
  refusedBy: string | null;
  reviews: Review[];
  corrections: Correction[];
  /** What is known of the special procedure under way. */
  suspension: Suspension | null;
  /** 特别程序: the lead waits for a hearing, an expert … and decides nothing meanwhile. */
  suspended: boolean;
  /** When the lead last began or ended one: what the ledger says of a moment before is overtaken. */
  measuredAt: Date | null;
  /** 承诺办结期限 as the ledger told it last; null while it has told none. */
  promiseDueAt: Date | null;
  /** 延长审批 was granted; it happens once. */
  extended: boolean;
  /** How often the case was opened again. */
  reopenings: number;
  /** Count of the facts told about this case. */
  sequence: number;
  /** Count of the writes of this row; 0 when it was never written. */
  version: number;
}

export interface PlanFact {
  definition: EventDefinition;
  data: unknown;
  sequence: number;
  at: Date;
}

/** What is noted with its reason: 方案变动, and the special procedures of single tasks. */
export type NotedChange = EventData<typeof PlanChangedV1>['change'] | 'extended' | 'suspended' | 'resumed';

/** 方案变动 with its reason, which no event carries. */
export interface PlanNote {
  /** Number of its fact. */
  sequence: number;
  change: NotedChange;
  orgCode: string;
  insteadOf: string | null;
  reason: string;
  by: Actor;
  at: Date;
}

/** What a change of the aggregate means for the tables and the outbox. */
export interface PlanChanges {
  state: PlanState;
  /** Every task to write, new or changed. */
  tasks: Task[];
  /** The new ones. */
  assigned: Task[];
  /** Those the department knows of: they leave its feed. */
  heard: Task[];
  /** Those that are over for the department: what was to be said of them before is said no more. */
  over: Task[];
  /** Those whose recall the department's system has acknowledged now. */
  recallHeard: Task[];
  steps: Step[];
  /** For the departments' own systems, in their order. */
  notices: TaskNotice[];
  notes: PlanNote[];
  facts: PlanFact[];
}

export const newPlanState = ({ caseNo, itemCode, itemVersion, regionCode, decidingOrgCode }: CaseRef): PlanState => ({
  caseNo,
  itemCode,
  itemVersion,
  regionCode,
  decidingOrgCode,
  itemName: null,
  state: 'waiting',
  pending: null,
  stage: 0,
  seats: [],
  joinRule: 'all',
  refusedBy: null,
  reviews: [],
  corrections: [],
  suspension: null,
  suspended: false,
  measuredAt: null,
  promiseDueAt: null,
  extended: false,
  reopenings: 0,
  sequence: 0,
  version: 0,
});
