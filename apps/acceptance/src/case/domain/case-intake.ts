import type { Actor } from '@yiwang/event-core';
import {
  CaseAcceptedV1,
  CaseCorrectionRequestedV1,
  CaseReceivedV1,
  CaseRefusedV1,
  CaseResubmittedV1,
  CaseSubmittedV1,
} from '@yiwang/events-acceptance';
import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import {
  acceptanceStillOpen,
  authorityUnnamed,
  correctionAlreadyMade,
  correctionLate,
  correctionsUsedUp,
  feeUnpaid,
  itemVersionAwaited,
  notAcceptedHere,
  noPaperStep,
  papersAwaited,
} from './case.errors.js';
import { TIMER, type Acceptance, type Performer, type Resubmission } from './case-input.js';
import { CaseRecord } from './case-record.js';
import type { Decision, HeldStep, Refusal } from './case-state.js';
import type { Deadlines } from './deadlines.js';
import { unpaidFees } from './fees.js';
import { FINISH } from './finish-kind.js';
import { itemSideOf } from './initial-state.js';
import { awaitsPapers, paperCheckOf } from './paper-check.js';
import { assertTolerated, listedOf, namesOf, promisedOf, TOLERANCE_CONSEQUENCE } from './tolerance.js';

/** The fees that hold a department's step. */
export const HELD_BY = { accept: 'beforeAcceptance', decide: 'beforeDecision' } as const;

/** 权利救济 of who is refused: 行政复议 within 60 days, 行政诉讼 within six months. */
const REMEDIES = { reviewWithinDays: 60, suitWithinMonths: 6 } as const;

/** 受理阶段 — from filing until acceptance is answered. */
export abstract class CaseIntake extends CaseRecord {
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

  protected startAcceptance(deadlines: Deadlines, recordStep = true): void {
    const { submittedAt, filedBy, applicantKind, channel, receivedIn, decidingRegion, origin, remarks } = this.state;
    const due = deadlines.acceptance(submittedAt, decidingRegion);
    this.state.acceptanceDueAt = due.at;
    this.state.provisional = due.provisional;
    if (recordStep) this.step('submitted', submittedAt, filedBy, { channel, ...(origin && { origin }), ...remarks });
    this.tell(CaseSubmittedV1, submittedAt, {
      ...this.fact(filedBy, submittedAt),
      acceptedBy: this.answerer,
      applicantKind,
      channel,
      ...(receivedIn ? { receivedIn } : {}),
      acceptanceDueAt: due.at.toISOString(),
      provisional: due.provisional,
      ...this.quantities(),
      ...(origin && { origin: { system: origin.system, externalNo: origin.externalNo } }),
    });
  }

  /** 收件 — the papers were taken, which is not acceptance. @throws ACCEPTANCE.NO_PAPER_STEP of a 5★ item filed online */
  receive(by: Performer, now: Date, core: ItemOperationalCore, receipt: { paperCopies?: number | undefined } = {}): void {
    if (this.state.awaitingItem) throw itemVersionAwaited();
    if (paperCheckOf(core.star, this.state) === 'never') throw noPaperStep();
    this.move('receive', by, now);
    this.state.receivedAt = now;
    const { receivedIn, materials, acceptanceDueAt } = this.state;
    this.step('received', now, by.actor, receipt.paperCopies === undefined ? undefined : { paperCopies: receipt.paperCopies });
    this.tell(CaseReceivedV1, now, { ...this.fact(by.actor, now), ...(receivedIn ? { receivedIn } : {}) });
    this.document('receipt', now, { materials: listedOf(core, materials), acceptanceDueAt: acceptanceDueAt?.toISOString() });
  }

  /**
   * 受理, on a promise (容缺) where the applicant made one: promise and statutory clocks start.
   * @throws ACCEPTANCE.PAPERS_AWAITED, ACCEPTANCE.TOLERANCE_MISMATCH, ACCEPTANCE.FEE_UNPAID
   */
  accept(by: Performer, now: Date, core: ItemOperationalCore, deadlines: Deadlines, how: Acceptance = {}): void {
    this.assertAnswersAcceptance(by);
    this.statusOnMove('accept', by);
    const promised = promisedOf(this.state.materials);
    // A department that accepts elsewhere has seen the papers, and what is missing; who accepts here says so.
    if (!by.roles.has('department')) {
      if (awaitsPapers(core.star, this.state)) throw papersAwaited();
      assertTolerated(promised, how.tolerated ?? []);
    }
    if (this.waitsForFee('accept', by, now, core, {})) return;
    this.move('accept', by, now);
    this.startHandling(by, now, now, core, deadlines, { ...how, tolerated: promised });
  }

  /**
   * 逾期视为受理 — nobody answered in time, so it counts as accepted since the day its materials were handed in (行政许可法 art. 32), with
   * all that was promised. An unpaid fee, which is the applicant's own delay, holds it.
   * @throws ACCEPTANCE.ACCEPTANCE_STILL_OPEN
   */
  deemAccepted(now: Date, core: ItemOperationalCore, deadlines: Deadlines): void {
    if (this.state.awaitingItem) throw itemVersionAwaited();
    this.statusOnMove('deemAccepted', TIMER);
    const { acceptanceDueAt, handedInAt } = this.state;
    if (acceptanceDueAt === null || now.getTime() <= acceptanceDueAt.getTime()) throw acceptanceStillOpen();
    if (this.waitsForFee('accept', TIMER, now, core, { deemed: true })) return;
    this.deem(now, handedInAt, core, deadlines);
  }

  protected deem(now: Date, from: Date, core: ItemOperationalCore, deadlines: Deadlines): void {
    this.move('deemAccepted', TIMER, now);
    this.startHandling(TIMER, now, from, core, deadlines, { deemed: true, tolerated: promisedOf(this.state.materials) });
  }

  private startHandling(by: Performer, now: Date, from: Date, core: ItemOperationalCore, deadlines: Deadlines, how: Acceptance): void {
    const { onTheSpot, deemed, tolerated = [], agreed } = how;
    const { promise, statutory } = deadlines.handling(from, core.limits, this.state.decidingRegion);
    const promised = tolerated.length > 0 ? deadlines.tolerance(now, this.state.decidingRegion, agreed) : null;
    const provisional = promise.provisional || statutory.provisional || (promised?.provisional ?? false);
    const tolerance = promised && { materialCodes: [...tolerated], dueAt: promised.at.toISOString() };
    Object.assign(this.state, {
      acceptedAt: from,
      handlingFrom: from,
      deemed: deemed ?? false,
      promiseDueAt: promise.at,
      statutoryDueAt: statutory.at,
      provisional,
      tolerance: tolerance && { ...tolerance, at: now.toISOString(), ...(agreed && { agreed }), keptAt: null },
    });
    const dues = { promiseDueAt: promise.at.toISOString(), statutoryDueAt: statutory.at.toISOString() };
    this.step(deemed ? 'deemed-accepted' : 'accepted', now, by.actor, {
      ...(onTheSpot && { onTheSpot }),
      ...(tolerance && { tolerance }),
    });
    this.tell(CaseAcceptedV1, now, {
      ...this.fact(by.actor, now),
      ...dues,
      provisional,
      caseKind: this.state.caseKind!,
      applicant: this.applicant(),
      ...this.quantities(),
      ...(onTheSpot && { onTheSpot }),
      ...(deemed && { deemed }),
      ...(tolerance && { tolerance }),
    });
    const missing = namesOf(core, tolerated);
    this.document('acceptanceNotice', now, {
      acceptedOn: from.toISOString(),
      ...dues,
      deemed,
      provisional,
      ...(tolerance && { tolerated: missing }),
    });
    if (tolerance) this.document('tolerancePromise', now, { missing, dueAt: tolerance.dueAt, consequence: TOLERANCE_CONSEQUENCE });
  }

  /**
   * 不予受理, or 不受理 when nothing needs to be applied for; the case ends. Who is not competent names who is (art. 32), which an answer
   * that a department gave elsewhere may leave out.
   */
  refuse(by: Performer, now: Date, { ground, reason, authority }: Refusal): void {
    this.assertAnswersAcceptance(by);
    if (ground === 'otherAuthority' && !authority && !by.roles.has('department')) throw authorityUnnamed();
    const needless = ground === 'notRequired';
    this.move(needless ? 'dismiss' : 'refuse', by, now, { ground, reason });
    this.state.refusal = { ground, reason, ...(authority && { authority }), ...(!needless && { remedies: REMEDIES }) };
    this.state.finishKind = FINISH.returned;
    this.step('refused', now, by.actor, { ground, finishKind: FINISH.returned, ...(authority && { authority: authority.name }) });
    this.tell(CaseRefusedV1, now, {
      ...this.fact(by.actor, now),
      ground,
      status: needless ? 'notApplicable' : 'refused',
      ...(authority && { authority: authority.name }),
    });
    if (needless) this.document('notApplicable', now, { reason });
    else this.document('nonAcceptance', now, { reason, authority: authority?.name });
  }

  /**
   * 一次性告知: everything that must be corrected, told once a round; the acceptance clock stops. An applicant is not sent back for ever.
   * @throws ACCEPTANCE.CORRECTION_ALREADY_MADE, ACCEPTANCE.CORRECTIONS_USED_UP
   */
  requestCorrection(by: Performer, now: Date, points: string[], deadlines: Deadlines): void {
    if (this.state.status === 'correcting') throw correctionAlreadyMade();
    this.assertAnswersAcceptance(by);
    this.statusOnMove('requestCorrection', by);
    if (this.correctionsUsedUp(now, deadlines)) throw correctionsUsedUp();
    this.move('requestCorrection', by, now, { points });
    const round = ++this.state.correctionRound;
    const due = deadlines.correction(now, this.state.decidingRegion);
    const dueAt = due.at.toISOString();
    this.state.correction = { points, at: now.toISOString(), dueAt };
    Object.assign(this.state, { acceptanceDueAt: null, provisional: due.provisional });
    this.step('correction-requested', now, by.actor, { round, pointCount: points.length, dueAt });
    this.tell(CaseCorrectionRequestedV1, now, { ...this.fact(by.actor, now), round, pointCount: points.length, dueAt });
    this.document('correctionNotice', now, { points, dueAt, round });
  }

  /** 补正: handed in again; a new acceptance clock starts. @throws ACCEPTANCE.CORRECTION_LATE after its time */
  resubmit(by: Performer, now: Date, resubmission: Resubmission, core: ItemOperationalCore, deadlines: Deadlines): void {
    this.statusOnMove('resubmit', by);
    if (now.getTime() > Date.parse(this.state.correction!.dueAt)) throw correctionLate();
    this.move('resubmit', by, now);
    const { formSealed, formChecked, materials, feeQuantities } = resubmission;
    if (formSealed !== undefined) this.state.formSealed = formSealed;
    if (formChecked !== undefined) this.state.formChecked = formChecked;
    if (feeQuantities !== undefined) this.state.feeQuantities = feeQuantities;
    if (materials !== undefined) this.state.materials = materials;
    const due = deadlines.acceptance(now, this.state.decidingRegion);
    const acceptanceDueAt = due.at.toISOString();
    Object.assign(this.state, { handedInAt: now, acceptanceDueAt: due.at, provisional: due.provisional });
    this.step('resubmitted', now, by.actor, { form: formSealed !== undefined, materials: materials !== undefined });
    this.tell(CaseResubmittedV1, now, {
      ...this.fact(by.actor, now),
      round: this.state.correctionRound,
      acceptedBy: this.answerer,
      acceptanceDueAt,
      provisional: due.provisional,
      ...this.lastRound(now, deadlines),
      ...this.quantities(),
    });
    this.document('correctionReceived', now, { materials: listedOf(core, this.state.materials), acceptanceDueAt });
  }

  /** 补正轮次已用完, for who accepts elsewhere. */
  protected lastRound(now: Date, deadlines: Deadlines): { lastRound?: boolean } {
    return this.correctionsUsedUp(now, deadlines) ? { lastRound: true } : {};
  }

  private correctionsUsedUp(now: Date, deadlines: Deadlines): boolean {
    return this.state.correctionRound >= deadlines.correctionRounds(this.state.decidingRegion, now);
  }

  /** Acceptance is the window's or the department's, as the item says; of 部门自办件 it is the department's whatever the item says. */
  protected get answerer(): 'window' | 'department' {
    return this.state.origin === null ? this.state.acceptedBy! : 'department';
  }

  protected assertAnswersAcceptance(by: Performer): void {
    if (this.state.awaitingItem) throw itemVersionAwaited();
    if ((this.answerer === 'department') !== by.roles.has('department')) throw notAcceptedHere();
  }

  /** 未缴不办 — what a fee holds is refused to a person; what a department or a timer answered is kept until the fee is settled. */
  protected waitsForFee(
    step: HeldStep['step'],
    by: Performer,
    now: Date,
    core: ItemOperationalCore,
    kept: { decision?: Decision; deemed?: boolean },
  ): boolean {
    const unpaid = unpaidFees(core, HELD_BY[step], this.state.settledFees);
    if (unpaid.length === 0) return false;
    if (!kept.deemed) this.statusOnMove(step, by);
    if (!by.roles.has('department') && !kept.deemed) throw feeUnpaid();
    this.state.held = { step, by: by.actor, at: now.toISOString(), ...kept };
    this.state.version++;
    this.step(`${step}-held`, now, by.actor, { unpaid });
    return true;
  }
}
