import type { Actor, EventDefinition } from '@yiwang/event-core';
import type { TimeLimit } from '@yiwang/events-catalogue';
import type { Decision, HandedMaterial, ReopeningBasis, SpecialProcedureName } from './case-state.js';
import type { CaseRole } from './case-status.js';

/** Who acts on a case, and in which roles towards it. */
export interface Performer {
  actor: Actor;
  roles: ReadonlySet<CaseRole>;
}

/** 定时器 of the platform. */
export const TIMER: Performer = { actor: { kind: 'timer', id: 'acceptance' }, roles: new Set(['timer']) };

/** A fact that has become true with a change; published in the transaction that saves it. */
export interface CaseFact {
  definition: EventDefinition;
  data: unknown;
  sequence: number;
  at: Date;
}

/** What a correction brings: a new form and new materials, each only if it changed. */
export interface Resubmission {
  formSealed?: string | undefined;
  formChecked?: boolean | undefined;
  feeQuantities?: Record<string, number> | null | undefined;
  materials?: HandedMaterial[] | undefined;
}

/** 受理方式. */
export interface Acceptance {
  /** 即时办结: decided in the same action. */
  onTheSpot?: boolean | undefined;
  /** 视为受理. */
  deemed?: boolean | undefined;
  /** 容缺: codes of the promised materials, each one of them. */
  tolerated?: readonly string[] | undefined;
  /** Within which they are to come, where it is not the usual time. */
  agreed?: TimeLimit | undefined;
}

/** 特别程序 as the deciding authority orders it. */
export interface SuspensionRequest {
  procedure: SpecialProcedureName;
  reason: string;
  /** Working days that it is to take. */
  plannedDays: number;
}

/** 办理中一次性补正告知, as the lead department calls it. */
export interface CorrectionCall {
  points: readonly string[];
  /** Working days within which the applicant is to answer. */
  plannedDays: number;
  /** Its number at dispatch. */
  called: number;
}

export interface ExtensionRequest {
  /** Working days. */
  days: number;
  /** 批准人: who of the authority's heads approved it. */
  approver: string;
  reason: string;
}

export interface Cancellation {
  /** 2 作废, 3 删除. */
  finishKind: number;
  reason: string;
  /** The case that this one repeats. */
  duplicateOf?: string | undefined;
}

export interface Reopening {
  basis: ReopeningBasis;
  reason: string;
  /** 文号 of the decision or judgment that orders it. */
  documentNo?: string | undefined;
}

/** How far a department's own case has got. */
export interface OfflineReport {
  acceptedAt?: Date | undefined;
  decided?: { at: Date; decision: Decision } | undefined;
}
