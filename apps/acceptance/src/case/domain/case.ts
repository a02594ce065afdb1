import type { Actor, EventData, EventDefinition } from '@yiwang/event-core';
import {
  CaseAcceptedV1,
  CaseClosedV1,
  CaseCorrectionRequestedV1,
  CaseDecidedV1,
  CaseDeliveredV1,
  CaseRefusedV1,
  CaseResubmittedV1,
  CaseSubmittedV1,
} from '@yiwang/events-acceptance';
import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import {
  correctionAlreadyMade,
  correctionStillOpen,
  deliveryNotOffered,
  finishKindMismatch,
  itemVersionAwaited,
  notAcceptedHere,
  notImmediate,
  notYourStep,
  reasonMissing,
  wrongStatus,
} from './case.errors.js';
import type { CaseState, DeliveryMethod, Filing, HandedMaterial, ItemSide, Outcome, Refusal, Step } from './case-state.js';
import { mayPerform, statusAfter, type CaseMove, type CaseRole } from './case-status.js';
import type { Deadlines } from './deadlines.js';
import { FINISH_LAPSED, finishKindFor } from './finish-kind.js';
import { initialState, itemSideOf } from './initial-state.js';

/** Who acts on a case, and in which roles towards it. */
export interface Performer {
  actor: Actor;
  roles: ReadonlySet<CaseRole>;
}

/** A fact that has become true with a change; published in the transaction that saves it. */
export interface CaseFact {
  definition: EventDefinition;
  data: unknown;
  sequence: number;
  at: Date;
}

export interface Decision {
  outcome: Outcome;
  reason?: string | undefined;
  resultNo?: string | undefined;
}

/** What a correction brings: a new form and new materials, each only if it changed. */
export interface Resubmission {
  formSealed?: string | undefined;
  formChecked?: boolean | undefined;
  materials?: HandedMaterial[] | undefined;
}

/** 办件 — one application from filing to the end. Its row is locked before anything changes, so its facts have an order. */
export class Case {
  readonly steps: Step[] = [];
  readonly facts: CaseFact[] = [];

  private constructor(private readonly state: CaseState) {}

  /** 申报 under an item version that is here: the acceptance clock starts. */
  static submit(filing: Filing, core: ItemOperationalCore, deadlines: Deadlines): Case {
    const filed = new Case(initialState(filing, itemSideOf(core)));
    filed.startAcceptance(deadlines);
    return filed;
  }

  /** 申报 under a version that is still on its way; nothing is told until it is here. */
  static submitAwaiting(filing: Filing, item: Pick<ItemSide, 'itemCode' | 'itemVersion' | 'decidingOrg' | 'decidingRegion'>): Case {
    const filed = new Case(initialState(filing, { ...item, itemName: null, acceptedBy: null, caseKind: null, decidingName: null }));
    filed.step('submitted', filing.submittedAt, filing.filedBy, { channel: filing.channel });
    return filed;
  }

  static restore(state: CaseState): Case {
    return new Case(state);
  }

  get snapshot(): Readonly<CaseState> {
    return this.state;
  }

  /** The awaited item version has come. `findings` are codes of filing rules that do not hold; whoever accepts decides on them. */
  itemArrived(core: ItemOperationalCore, findings: readonly string[], now: Date, deadlines: Deadlines): void {
    if (!this.state.awaitingItem) return;
    Object.assign(this.state, itemSideOf(core), { awaitingItem: false });
    this.state.windowRegion = this.state.receivedIn?.regionCode ?? this.state.decidingRegion;
    this.state.version++;
    const system: Actor = { kind: 'service', id: 'acceptance' };
    this.step('item-arrived', now, system, findings.length > 0 ? { findings } : undefined);
    this.startAcceptance(deadlines, false);
  }

  private startAcceptance(deadlines: Deadlines, recordStep = true): void {
    const { submittedAt, filedBy, applicantKind, channel, receivedIn, decidingRegion } = this.state;
    const due = deadlines.acceptance(submittedAt, decidingRegion);
    this.state.acceptanceDueAt = due.at;
    this.state.provisional = due.provisional;
    if (recordStep) this.step('submitted', submittedAt, filedBy, { channel });
    this.tell(CaseSubmittedV1, submittedAt, {
      ...this.fact(filedBy, submittedAt),
      acceptedBy: this.state.acceptedBy!,
      applicantKind,
      channel,
      ...(receivedIn ? { receivedIn } : {}),
      acceptanceDueAt: due.at.toISOString(),
      provisional: due.provisional,
    });
  }

  /** 受理: promise and statutory clocks start. */
  accept(by: Performer, now: Date, core: ItemOperationalCore, deadlines: Deadlines): void {
    this.answerAcceptance('accept', by);
    const { promise, statutory } = deadlines.handling(now, core.limits, this.state.decidingRegion);
    this.state.acceptedAt = now;
    this.state.promiseDueAt = promise.at;
    this.state.statutoryDueAt = statutory.at;
    this.state.provisional = promise.provisional || statutory.provisional;
    this.step('accepted', now, by.actor);
    this.tell(CaseAcceptedV1, now, {
      ...this.fact(by.actor, now),
      promiseDueAt: promise.at.toISOString(),
      statutoryDueAt: statutory.at.toISOString(),
      provisional: this.state.provisional,
      caseKind: this.state.caseKind!,
    });
  }

  /** 不予受理 or 不受理; the case ends. */
  refuse(by: Performer, now: Date, refusal: Refusal): void {
    this.answerAcceptance('refuse', by);
    this.state.refusal = refusal;
    this.step('refused', now, by.actor, { ground: refusal.ground });
    this.tell(CaseRefusedV1, now, { ...this.fact(by.actor, now), ground: refusal.ground });
  }

  /** 一次性告知: everything that must be corrected, told once; the acceptance clock stops. */
  requestCorrection(by: Performer, now: Date, points: string[], deadlines: Deadlines): void {
    if (this.state.correctionRound > 0) throw correctionAlreadyMade();
    this.answerAcceptance('requestCorrection', by);
    this.state.correctionRound = 1;
    const due = deadlines.correction(now, this.state.decidingRegion);
    this.state.correction = { points, at: now.toISOString(), dueAt: due.at.toISOString() };
    this.state.acceptanceDueAt = null;
    this.step('correction-requested', now, by.actor, { pointCount: points.length });
    this.tell(CaseCorrectionRequestedV1, now, { ...this.fact(by.actor, now), round: 1, pointCount: points.length });
  }

  /** 补正: handed in again; a new acceptance clock starts. */
  resubmit(by: Performer, now: Date, resubmission: Resubmission, deadlines: Deadlines): void {
    this.move('resubmit', by);
    const { formSealed, formChecked, materials } = resubmission;
    if (formSealed !== undefined) this.state.formSealed = formSealed;
    if (formChecked !== undefined) this.state.formChecked = formChecked;
    if (materials !== undefined) this.state.materials = materials;
    const due = deadlines.acceptance(now, this.state.decidingRegion);
    this.state.acceptanceDueAt = due.at;
    this.state.provisional = due.provisional;
    this.step('resubmitted', now, by.actor, { form: formSealed !== undefined, materials: materials !== undefined });
    this.tell(CaseResubmittedV1, now, {
      ...this.fact(by.actor, now),
      round: this.state.correctionRound,
      acceptedBy: this.state.acceptedBy!,
      acceptanceDueAt: due.at.toISOString(),
      provisional: due.provisional,
    });
  }

  /** 即办件: accepted, if it is not yet, and decided in one action at a window of the deciding authority's region. */
  complete(by: Performer, now: Date, decision: Decision, core: ItemOperationalCore, deadlines: Deadlines): void {
    if (this.state.awaitingItem) throw itemVersionAwaited();
    if (this.state.caseKind !== 'immediate') throw notImmediate();
    // What the department accepts it decides as well, also when its answer is in the ledger already.
    if (this.state.acceptedBy !== 'window') throw notAcceptedHere();
    if (this.state.status === 'submitted') this.accept(by, now, core, deadlines);
    this.decide(by, now, decision, deadlines);
  }

  /** 决定 recorded in the ledger; the delivery clock starts. */
  decide(by: Performer, now: Date, decision: Decision, deadlines: Deadlines): void {
    if (decision.outcome === 'rejected' && !decision.reason) throw reasonMissing();
    this.move('decide', by);
    const due = deadlines.delivery(now, this.state.decidingRegion);
    this.state.decidedAt = now;
    this.state.outcome = decision.outcome;
    this.state.decisionReason = decision.reason ?? null;
    this.state.resultNo = decision.resultNo ?? null;
    this.state.deliveryDueAt = due.at;
    this.state.provisional = due.provisional;
    this.step('decided', now, by.actor, { outcome: decision.outcome });
    this.tell(CaseDecidedV1, now, {
      ...this.fact(by.actor, now),
      outcome: decision.outcome,
      deliveryDueAt: due.at.toISOString(),
      provisional: due.provisional,
    });
  }

  /** 送达. */
  deliver(by: Performer, now: Date, method: DeliveryMethod, core: ItemOperationalCore): void {
    this.move('deliver', by);
    // A rejection is a written decision that can always be handed over at the window.
    if (!core.deliveryKinds.includes(method) && !(method === 'window' && this.state.outcome === 'rejected')) throw deliveryNotOffered();
    this.state.deliveredAt = now;
    this.state.deliveryMethod = method;
    this.step('delivered', now, by.actor, { method });
    this.tell(CaseDeliveredV1, now, { ...this.fact(by.actor, now), method });
  }

  /** 办结, or 补正不来 for a case whose correction never came. */
  close(by: Performer, now: Date, finishKind: number | undefined, core: ItemOperationalCore): void {
    const lapsed = this.state.status === 'correcting';
    this.move(lapsed ? 'lapse' : 'close', by);
    if (lapsed && now.getTime() <= Date.parse(this.state.correction!.dueAt)) throw correctionStillOpen();
    const kind = finishKindFor(lapsed ? 'lapsed' : this.state.outcome!, core.resultKinds, finishKind);
    if (kind === undefined) throw finishKindMismatch();
    this.state.closedAt = now;
    this.state.finishKind = kind;
    this.step('closed', now, by.actor, { finishKind: kind, ...(kind === FINISH_LAPSED ? { lapsed: true } : {}) });
    this.tell(CaseClosedV1, now, { ...this.fact(by.actor, now), finishKind: kind });
  }

  /** A word from outside that came too late to change anything; it stays on record. */
  noteLate(what: string, at: Date, actor: Actor, detail?: Record<string, unknown>): void {
    this.state.version++;
    this.step(what, at, actor, { late: true, ...detail });
  }

  private answerAcceptance(move: CaseMove, by: Performer): void {
    if (this.state.awaitingItem) throw itemVersionAwaited();
    const expected = this.state.acceptedBy === 'department' ? by.roles.has('department') : !by.roles.has('department');
    if (!expected) throw notAcceptedHere();
    this.move(move, by);
  }

  private move(move: CaseMove, by: Performer): void {
    if (!mayPerform(move, by.roles)) throw notYourStep();
    const next = statusAfter(move, this.state.status);
    if (next === undefined) throw wrongStatus();
    this.state.status = next;
    this.state.version++;
  }

  private step(kind: string, at: Date, by: Actor, detail?: Record<string, unknown>): void {
    this.steps.push({ kind, at, by, detail });
  }

  private tell<D extends EventDefinition>(definition: D, at: Date, data: EventData<D>): void {
    this.facts.push({ definition, data, sequence: ++this.state.factSequence, at });
  }

  private fact(by: Actor, at: Date) {
    const { caseNo, itemCode, itemVersion, decidingOrg, decidingRegion } = this.state;
    return { caseNo, itemCode, itemVersion, decidingOrgCode: decidingOrg, regionCode: decidingRegion, by, at: at.toISOString() };
  }
}
