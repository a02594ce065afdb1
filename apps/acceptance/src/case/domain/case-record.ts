import type { Actor, EventData, EventDefinition } from '@yiwang/event-core';
import { CaseClosedV1 } from '@yiwang/events-acceptance';
import type { DocumentContents, DocumentDraft, DocumentKind } from '../../document/domain/document-kind.js';
import { contentMissing, notYourStep, wrongStatus } from './case.errors.js';
import type { CaseFact, Performer } from './case-input.js';
import type { CaseState, Step } from './case-state.js';
import { FINAL_STATUSES } from './case-status.js';
import { mayPerform, missingOf, statusAfter, type CaseMove } from './transitions.js';

export interface Revocation {
  kinds: readonly DocumentKind[];
  reason: string;
  at: Date;
}

/** What every change of a case leaves behind: its next status and version, the step in the ledger, the fact that is told, the papers. */
export abstract class CaseRecord {
  readonly steps: Step[] = [];
  readonly facts: CaseFact[] = [];
  readonly documents: DocumentDraft[] = [];
  /** Documents of these kinds hold no more. */
  readonly revocations: Revocation[] = [];

  /** The applicant's name was corrected, so his sealed data is to be saved anew. */
  applicantAmended = false;

  protected constructor(protected readonly state: CaseState) {}

  get snapshot(): Readonly<CaseState> {
    return this.state;
  }

  /** Puts on record what changes nothing but the ledger. `detail` holds no personal data. */
  note(what: string, at: Date, actor: Actor, detail?: Record<string, unknown>): void {
    this.state.version++;
    this.step(what, at, actor, detail);
  }

  /**
   * 接手: another account of the enterprise that filed acts in the case from now on. Who did before stands in the steps that he took.
   * @throws ACCEPTANCE.WRONG_STATUS once the case is over
   */
  handOver(to: Actor, at: Date): void {
    const { state } = this;
    if (state.endedAt !== null) throw wrongStatus();
    if (state.applicantId === null) state.agentId = to.id;
    else state.applicantId = to.id;
    this.note('handed-over', at, to);
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

  /** @throws ACCEPTANCE.NOT_YOUR_STEP, ACCEPTANCE.WRONG_STATUS, ACCEPTANCE.CONTENT_MISSING */
  protected move(move: CaseMove, by: Performer, now: Date, content: Readonly<Record<string, unknown>> = {}): void {
    const next = this.statusOnMove(move, by);
    const missing = missingOf(move, content);
    if (missing.length > 0) {
      throw contentMissing({ invalidParams: missing.map((name) => ({ name: `/${name}`, code: 'REQUIRED', reason: '该操作必须说明' })) });
    }
    if (next !== this.state.status) {
      if (this.state.status === 'suspended') this.endSuspension(now);
      this.state.held = null;
      this.state.endedAt = FINAL_STATUSES.includes(next) ? now : null;
    }
    this.state.status = next;
    this.state.version++;
  }

  protected step(kind: string, at: Date, by: Actor, detail?: Record<string, unknown>): void {
    this.steps.push({ kind, at, by, detail: detail && Object.keys(detail).length > 0 ? detail : undefined });
  }

  protected tell<D extends EventDefinition>(definition: D, at: Date, data: EventData<D>): void {
    this.facts.push({ definition, data, sequence: ++this.state.factSequence, at });
  }

  /** 文书 that the move makes; fixed in the transaction that saves the case. */
  protected document<K extends DocumentKind>(kind: K, at: Date, content: DocumentContents[K]): void {
    this.documents.push({ kind, at, content });
  }

  protected revoke(kinds: readonly DocumentKind[], reason: string, at: Date): void {
    this.revocations.push({ kinds, reason, at });
  }

  /** 办结 of any kind, told once. */
  protected closeWith(by: Performer, now: Date, finishKind: number, detail: Record<string, unknown> = {}): void {
    this.state.closedAt = now;
    this.state.finishKind = finishKind;
    this.step('closed', now, by.actor, { finishKind, ...detail });
    const { outcome } = this.state;
    this.tell(CaseClosedV1, now, {
      ...this.fact(by.actor, now),
      finishKind,
      applicant: this.applicant(),
      ...(outcome !== null && { outcome }),
    });
  }

  private endSuspension(now: Date): void {
    const { suspensions } = this.state;
    const last = suspensions.at(-1);
    if (last) this.state.suspensions = [...suspensions.slice(0, -1), { ...last, to: now.toISOString() }];
  }

  protected quantities(): { feeQuantities?: Record<string, number> } {
    return this.state.feeQuantities === null ? {} : { feeQuantities: this.state.feeQuantities };
  }

  /** With the account that acts: the applicant's own, or that of his agent (代办), who pays for the case and rates it in his place. */
  protected applicant(): { kind: CaseState['applicantKind']; accountId?: string } {
    const { applicantKind: kind, applicantId, agentId } = this.state;
    const accountId = applicantId ?? agentId;
    return accountId === null ? { kind } : { kind, accountId };
  }

  /** What every fact of a case carries. */
  protected fact(by: Actor, at: Date) {
    const { caseNo, itemCode, itemVersion, decidingOrg, decidingRegion } = this.state;
    return { caseNo, itemCode, itemVersion, decidingOrgCode: decidingOrg, regionCode: decidingRegion, by, at: at.toISOString() };
  }
}
