import type { Case } from './case.js';
import type { CaseViewer } from './case-viewer.js';
import type { CaseState, Step } from './case-state.js';

/** One step of a department, for the ledger of its case. */
export interface LedgerStep {
  caseNo: string;
  step: Step;
}

/** The ledger. Who loads a case is part of the question, so a case outside the viewer's reach does not exist for him. */
export abstract class CaseRepository {
  /** Adds a new case with its steps and facts; buffered, so that a filing is one statement. */
  abstract add(filed: Case): Promise<void>;
  /** Locks a case for a change. @throws ACCEPTANCE.CASE_NOT_FOUND also when the viewer may not see it */
  abstract lock(caseNo: string, viewer: CaseViewer): Promise<Case>;
  /** Locks a case that was filed from an account of the enterprise, by whichever. @throws ACCEPTANCE.CASE_NOT_FOUND also for another's case */
  abstract lockOfEnterprise(caseNo: string, creditCode: string): Promise<Case>;
  /** Locks a case for what a neighbour's event says of it. @throws ACCEPTANCE.CASE_NOT_FOUND */
  abstract lockForEvent(caseNo: string): Promise<Case>;
  /** Locks the next cases that wait for this item version, oldest number first. */
  abstract lockAwaiting(itemCode: string, itemVersion: number, limit: number): Promise<Case[]>;
  /** The sealed form of a case, which the other reads leave where it is. @throws ACCEPTANCE.CASE_NOT_FOUND */
  abstract sealedFormOf(caseNo: string): Promise<string>;
  /** A case without locking it, for what must be known before a unit of work begins. */
  abstract find(caseNo: string, viewer: CaseViewer): Promise<Readonly<CaseState>>;
  /** Saves what changed since it was locked, with its new steps and facts. */
  abstract save(changed: Case): Promise<void>;
  /** The same for many cases that this unit of work has locked, in one statement. */
  abstract saveAll(changed: readonly Case[]): Promise<void>;
  /** Appends departments' steps to the ledgers of their cases. @throws ACCEPTANCE.CASE_NOT_FOUND when one of them is unknown */
  abstract appendSteps(steps: readonly LedgerStep[]): Promise<void>;
}
