import type { Actor, EventData, EventDefinition } from '@yiwang/event-core';
import { notYourStep, wrongStatus } from './case.errors.js';
import type { CaseFact, Performer } from './case-input.js';
import type { CaseState, Step } from './case-state.js';
import { mayPerform, statusAfter, type CaseMove } from './case-status.js';

/** What every change of a case leaves behind: its next status and version, the step in the ledger, the fact that is told. */
export abstract class CaseRecord {
  readonly steps: Step[] = [];
  readonly facts: CaseFact[] = [];

  protected constructor(protected readonly state: CaseState) {}

  get snapshot(): Readonly<CaseState> {
    return this.state;
  }

  /** Puts on record what changes nothing but the ledger. `detail` holds no personal data. */
  note(what: string, at: Date, actor: Actor, detail?: Record<string, unknown>): void {
    this.state.version++;
    this.step(what, at, actor, detail);
  }

  /** A word from outside that came too late to change anything; it stays on record. */
  noteLate(what: string, at: Date, actor: Actor, detail?: Record<string, unknown>): void {
    this.note(what, at, actor, { late: true, ...detail });
  }

  protected statusOnMove(move: CaseMove, by: Performer): CaseState['status'] {
    if (!mayPerform(move, by.roles)) throw notYourStep();
    const next = statusAfter(move, this.state.status);
    if (next === undefined) throw wrongStatus();
    return next;
  }

  protected move(move: CaseMove, by: Performer): void {
    this.state.status = this.statusOnMove(move, by);
    this.state.held = null;
    this.state.version++;
  }

  protected step(kind: string, at: Date, by: Actor, detail?: Record<string, unknown>): void {
    this.steps.push({ kind, at, by, detail });
  }

  protected tell<D extends EventDefinition>(definition: D, at: Date, data: EventData<D>): void {
    this.facts.push({ definition, data, sequence: ++this.state.factSequence, at });
  }

  protected quantities(): { feeQuantities?: Record<string, number> } {
    return this.state.feeQuantities === null ? {} : { feeQuantities: this.state.feeQuantities };
  }

  protected applicant(): { kind: CaseState['applicantKind']; accountId?: string } {
    const { applicantKind: kind, applicantId } = this.state;
    return applicantId === null ? { kind } : { kind, accountId: applicantId };
  }

  /** What every fact of a case carries. */
  protected fact(by: Actor, at: Date) {
    const { caseNo, itemCode, itemVersion, decidingOrg, decidingRegion } = this.state;
    return { caseNo, itemCode, itemVersion, decidingOrgCode: decidingOrg, regionCode: decidingRegion, by, at: at.toISOString() };
  }
}
