import type { Actor, EventData } from '@yiwang/event-core';
import {
  CaseAcceptedV1,
  CaseClosedV1,
  CaseCorrectionRequestedV1,
  CaseDecidedV1,
  CaseDeliveredV1,
  CaseRefusedV1,
  CaseResubmittedV1,
  CaseShippedV1,
  CaseSubmittedV1,
  CaseWithdrawnV1,
} from '@yiwang/events-acceptance';
import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import {
  correctionAlreadyMade,
  correctionStillOpen,
  feeUnpaid,
  finishKindMismatch,
  itemVersionAwaited,
  notAcceptedHere,
  notImmediate,
  notYourStep,
  reasonMissing,
} from './case.errors.js';
import type { Performer, Resubmission } from './case-input.js';
import { CaseRecord } from './case-record.js';
import type { CaseState, Decision, DeliveryMethod, Filing, HeldStep, ItemSide, Refusal } from './case-state.js';
import type { Deadlines } from './deadlines.js';
import { assertDeliverable, assertPapersSeen } from './delivery-rules.js';
import { unpaidFees } from './fees.js';
import { FINISH_LAPSED, finishKindFor } from './finish-kind.js';
import { initialState, itemSideOf } from './initial-state.js';

/** The fees that hold a department's step. */
const HELD_BY = { accept: 'beforeAcceptance', decide: 'beforeDecision' } as const;

/** 办件 — one application from filing to the end. Its row is locked before anything changes, so its facts have an order. */
export class Case extends CaseRecord {
  private constructor(state: CaseState) {
    super(state);
  }

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

  /** The awaited item version has come. `findings` are codes of filing rules that do not hold; whoever accepts decides on them. */
  itemArrived(
    core: ItemOperationalCore,
    findings: readonly string[],
    feeQuantities: Record<string, number> | null,
    now: Date,
    deadlines: Deadlines,
  ): void {
    if (!this.state.awaitingItem) return;
    this.state.feeQuantities = feeQuantities;
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
      ...this.quantities(),
    });
  }

  /** 受理: promise and statutory clocks start. */
  accept(by: Performer, now: Date, core: ItemOperationalCore, deadlines: Deadlines, onTheSpot = false): void {
    this.assertAnswersAcceptance(by);
    if (this.waitsForFee('accept', by, now, core)) return;
    this.move('accept', by);
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
      applicant: this.applicant(),
      ...this.quantities(),
      ...(onTheSpot && { onTheSpot }),
    });
  }

  /** 不予受理 or 不受理; the case ends. */
  refuse(by: Performer, now: Date, refusal: Refusal): void {
    this.assertAnswersAcceptance(by);
    this.move('refuse', by);
    this.state.refusal = refusal;
    this.step('refused', now, by.actor, { ground: refusal.ground });
    this.tell(CaseRefusedV1, now, { ...this.fact(by.actor, now), ground: refusal.ground });
  }

  /** 一次性告知: everything that must be corrected, told once; the acceptance clock stops. */
  requestCorrection(by: Performer, now: Date, points: string[], deadlines: Deadlines): void {
    if (this.state.correctionRound > 0) throw correctionAlreadyMade();
    this.assertAnswersAcceptance(by);
    this.move('requestCorrection', by);
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
    const { formSealed, formChecked, materials, feeQuantities } = resubmission;
    if (formSealed !== undefined) this.state.formSealed = formSealed;
    if (formChecked !== undefined) this.state.formChecked = formChecked;
    if (feeQuantities !== undefined) this.state.feeQuantities = feeQuantities;
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
      ...this.quantities(),
    });
  }

  /** 即办件: accepted, if it is not yet, and decided in one action at a window of the deciding authority's region. */
  complete(by: Performer, now: Date, decision: Decision, core: ItemOperationalCore, deadlines: Deadlines): void {
    if (this.state.awaitingItem) throw itemVersionAwaited();
    if (this.state.caseKind !== 'immediate') throw notImmediate();
    if (this.state.acceptedBy !== 'window') throw notAcceptedHere(); // what the department accepts it decides as well
    if (this.state.status === 'submitted') this.accept(by, now, core, deadlines, true);
    this.decide(by, now, decision, core, deadlines);
  }

  /** 决定 recorded in the ledger; the delivery clock starts. A rejection waits for no fee: nobody pays in order to be refused. */
  decide(by: Performer, now: Date, decision: Decision, core: ItemOperationalCore, deadlines: Deadlines): void {
    if (decision.outcome === 'rejected' && !decision.reason) throw reasonMissing();
    if (decision.outcome === 'approved' && this.waitsForFee('decide', by, now, core, decision)) return;
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
      ...this.quantities(),
    });
  }

  /** 送达: handed over at the window or electronically by an officer, or at the door by the courier who was asked for. */
  deliver(by: Performer, now: Date, method: DeliveryMethod, core: ItemOperationalCore, papersSeen = false): void {
    if ((method === 'courier') !== by.roles.has('courier')) throw notYourStep();
    this.move('deliver', by);
    assertDeliverable(this.state, method, core);
    assertPapersSeen(this.state, method, core, papersSeen);
    this.state.deliveredAt = now;
    this.state.deliveryMethod = method;
    this.step('delivered', now, by.actor, { method, ...(papersSeen && { papersSeen }) });
    this.tell(CaseDeliveredV1, now, { ...this.fact(by.actor, now), method });
  }

  /** 交寄: a courier is asked for. The case stays decided until he has handed the result over. */
  requestCourier(by: Performer, now: Date, shipmentId: string, core: ItemOperationalCore): void {
    this.statusOnMove('deliver', by);
    assertDeliverable(this.state, 'courier', core);
    this.note('courier-requested', now, by.actor, { shipmentId });
  }

  /** 寄出: the courier has taken the order and given it a tracking number. */
  ship(courier: Actor, now: Date, shipped: { shipmentId: string; courier: string; trackingNo: string }): void {
    this.note('shipped', now, courier, shipped);
    this.tell(CaseShippedV1, now, { ...this.fact(courier, now), ...shipped });
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
    this.tell(CaseClosedV1, now, { ...this.fact(by.actor, now), finishKind: kind, applicant: this.applicant() });
  }

  /** 撤回, until the case is decided. */
  withdraw(by: Performer, now: Date): void {
    if (this.state.awaitingItem) throw itemVersionAwaited();
    const stage = this.state.status as EventData<typeof CaseWithdrawnV1>['stage'];
    this.move('withdraw', by);
    this.step('withdrawn', now, by.actor, { stage });
    this.tell(CaseWithdrawnV1, now, { ...this.fact(by.actor, now), stage });
  }

  /** A fee was paid or exempted. If a department's answer waited for it, the answer takes effect now. */
  settleFee(feeCode: string, how: 'paid' | 'exempted', now: Date, core: ItemOperationalCore, deadlines: Deadlines): void {
    const { settledFees, held } = this.state;
    if (settledFees.includes(feeCode)) return;
    this.state.settledFees = [...settledFees, feeCode];
    this.state.version++;
    this.step('fee-settled', now, { kind: 'service', id: 'payment' }, { feeCode, how });
    if (!held || unpaidFees(core, HELD_BY[held.step], this.state.settledFees).length > 0) return;
    const by: Performer = { actor: held.by, roles: new Set(['department']) };
    if (held.step === 'accept') this.accept(by, now, core, deadlines);
    else this.decide(by, now, held.decision!, core, deadlines);
  }

  private assertAnswersAcceptance(by: Performer): void {
    if (this.state.awaitingItem) throw itemVersionAwaited();
    const expected = this.state.acceptedBy === 'department' ? by.roles.has('department') : !by.roles.has('department');
    if (!expected) throw notAcceptedHere();
  }

  /** 未缴不办 — what a fee holds is refused to a person; what a department answered elsewhere is kept until the fee is settled. */
  private waitsForFee(step: HeldStep['step'], by: Performer, now: Date, core: ItemOperationalCore, decision?: Decision): boolean {
    const unpaid = unpaidFees(core, HELD_BY[step], this.state.settledFees);
    if (unpaid.length === 0) return false;
    this.statusOnMove(step, by);
    if (!by.roles.has('department')) throw feeUnpaid();
    this.state.held = { step, by: by.actor, at: now.toISOString(), decision };
    this.state.version++;
    this.step(`${step}-held`, now, by.actor, { unpaid });
    return true;
  }
}
