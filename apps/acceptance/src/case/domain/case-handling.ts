import { CaseDecidedV1, CaseExtendedV1, CaseResumedV1, CaseSupplementedV1, CaseSuspendedV1 } from '@yiwang/events-acceptance';
import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import {
  extensionLate,
  extensionTooLong,
  extensionUsed,
  itemVersionAwaited,
  notAcceptedHere,
  nothingPromised,
  notImmediate,
  reasonMissing,
  toleranceStillRuns,
  wrongStatus,
} from './case.errors.js';
import type { ExtensionRequest, Performer, SuspensionRequest } from './case-input.js';
import { CaseIntake, HELD_BY } from './case-intake.js';
import { PROCEDURE_NAMES, type Authority, type Decision, type HandedMaterial, type SpecialProcedure } from './case-state.js';
import type { Deadlines } from './deadlines.js';
import { unpaidFees } from './fees.js';
import { assertSupplements } from './filing-rules.js';
import { FINISH } from './finish-kind.js';
import { listedOf, openTolerance, promisedOf, TOLERANCE_CONSEQUENCE, withSupplements } from './tolerance.js';

/** 办理阶段 — from acceptance until the matter is decided, or handling ends without a decision. */
export abstract class CaseHandling extends CaseIntake {
  /** 特别程序: its time is not counted, which the applicant is told in writing (行政许可法 art. 45). Both handling clocks stand. */
  suspend(by: Performer, now: Date, request: SuspensionRequest, deadlines: Deadlines): void {
    if (this.state.held) throw wrongStatus(); // a decision is there already and waits for a fee only
    const { procedure, reason, plannedDays } = request;
    this.move('suspend', by, now, { ...request });
    const endsBy = this.standStill(by, now, request, deadlines);
    this.step('suspended', now, by.actor, { procedure, plannedDays, endsBy });
    this.document('specialProcedure', now, { name: PROCEDURE_NAMES[procedure], reason, plannedDays, endsBy });
  }

  /** Both handling clocks stand from now on. Returns when that is to end. */
  protected standStill(
    by: Performer,
    now: Date,
    { procedure, reason, plannedDays }: SuspensionRequest,
    deadlines: Deadlines,
    cause?: SpecialProcedure['cause'],
  ): string {
    const endsBy = deadlines.moved(now, plannedDays, this.state.decidingRegion).at.toISOString();
    const told = { procedure, ...(cause && { cause }), reason, from: now.toISOString(), plannedDays, endsBy };
    this.state.suspensions = [...this.state.suspensions, { ...told, to: null, excludedDays: null }];
    this.tell(CaseSuspendedV1, now, { ...this.fact(by.actor, now), procedure, plannedDays, endsBy, ...(cause && { cause }) });
    return endsBy;
  }

  /** 恢复办理: both clocks are moved by the working days that it took, rounded up. */
  resume(by: Performer, now: Date, deadlines: Deadlines): void {
    this.move('resume', by, now);
    const { decidingRegion: region, suspensions, promiseDueAt, statutoryDueAt } = this.state;
    const last = suspensions.at(-1)!;
    const span = { from: new Date(last.from), to: now };
    const excludedDays = deadlines.suspendedDays(span, region);
    this.state.suspensions = [...suspensions.slice(0, -1), { ...last, to: now.toISOString(), excludedDays }];
    const promise = deadlines.resumed(promiseDueAt!, span, region);
    const statutory = deadlines.resumed(statutoryDueAt!, span, region);
    const provisional = promise.provisional || statutory.provisional;
    Object.assign(this.state, { promiseDueAt: promise.at, statutoryDueAt: statutory.at, provisional });
    const dues = { excludedDays, promiseDueAt: promise.at.toISOString(), statutoryDueAt: statutory.at.toISOString() };
    this.step('resumed', now, by.actor, dues);
    const { cause } = last;
    this.tell(CaseResumedV1, now, { ...this.fact(by.actor, now), ...dues, provisional, ...(cause && { cause }) });
    this.document('procedureEnded', now, { name: cause === 'correction' ? '补正' : PROCEDURE_NAMES[last.procedure], ...dues });
  }

  /** 延长审批, once, within the statutory limit, with who approved it and why; it adds to the statutory limit (art. 42). */
  extend(by: Performer, now: Date, request: ExtensionRequest, core: ItemOperationalCore, deadlines: Deadlines): void {
    const { days, approver, reason } = request;
    this.statusOnMove('extend', by);
    if (this.state.extension) throw extensionUsed();
    const { decidingRegion: region, statutoryDueAt } = this.state;
    if (now.getTime() > statutoryDueAt!.getTime()) throw extensionLate();
    const joint = new Set(core.participants.map(({ orgCode }) => orgCode)).size > 1;
    if (days > deadlines.longestExtension(region, now, joint)) throw extensionTooLong();
    this.move('extend', by, now, { ...request });
    const statutory = deadlines.moved(statutoryDueAt!, days, region);
    this.state.extension = { days, approver, reason, at: now.toISOString() };
    this.state.statutoryDueAt = statutory.at;
    this.state.provisional ||= statutory.provisional;
    const due = { days, statutoryDueAt: statutory.at.toISOString() };
    this.step('extended', now, by.actor, { ...due, approver });
    this.tell(CaseExtendedV1, now, { ...this.fact(by.actor, now), ...due, provisional: statutory.provisional });
    this.document('extensionNotice', now, { reason, approver, ...due });
  }

  /** 容缺补交: what was promised comes, all of it or in parts. */
  supplement(by: Performer, now: Date, brought: HandedMaterial[], core: ItemOperationalCore): void {
    this.statusOnMove('supplement', by);
    const tolerance = openTolerance(this.state);
    if (!tolerance) throw nothingPromised();
    assertSupplements(promisedOf(this.state.materials), brought);
    this.move('supplement', by, now, { materials: brought });
    this.state.materials = withSupplements(this.state.materials, brought);
    const complete = promisedOf(this.state.materials).length === 0;
    if (complete) this.state.tolerance = { ...tolerance, keptAt: now.toISOString() };
    const materialCodes = brought.map(({ materialCode }) => materialCode);
    this.step('supplemented', now, by.actor, { materialCodes, complete });
    this.tell(CaseSupplementedV1, now, { ...this.fact(by.actor, now), materialCodes, complete });
    this.document('receipt', now, { materials: listedOf(core, brought) });
  }

  /** 承诺未兑现 — what was promised did not come in time: handling ends. @throws ACCEPTANCE.TOLERANCE_STILL_RUNS */
  breakPromise(by: Performer, now: Date): void {
    this.statusOnMove('breakPromise', by);
    const tolerance = openTolerance(this.state);
    if (!tolerance) throw nothingPromised();
    if (now.getTime() <= Date.parse(tolerance.dueAt)) throw toleranceStillRuns();
    this.move('breakPromise', by, now);
    const reason = `承诺后补的材料逾期未补交。${TOLERANCE_CONSEQUENCE}`;
    this.endHandling(by, now, 'terminated', FINISH.returned, reason, { broken: promisedOf(this.state.materials) });
    this.document('terminationNotice', now, { reason });
  }

  /** 即办件: accepted, if it is not yet, and decided in one action at a window of the deciding authority's region. */
  complete(by: Performer, now: Date, decision: Decision, core: ItemOperationalCore, deadlines: Deadlines): void {
    if (this.state.awaitingItem) throw itemVersionAwaited();
    if (this.state.caseKind !== 'immediate') throw notImmediate();
    if (this.state.acceptedBy !== 'window') throw notAcceptedHere(); // what the department accepts it decides as well
    if (this.state.status === 'submitted' || this.state.status === 'received') this.accept(by, now, core, deadlines, { onTheSpot: true });
    this.decide(by, now, decision, core, deadlines);
  }

  /**
   * 决定 recorded in the ledger; the delivery clock starts. A rejection waits for no fee: nobody pays in order to be refused. A department
   * that decides has ended its special procedure, whether it said so or not.
   */
  decide(by: Performer, now: Date, decision: Decision, core: ItemOperationalCore, deadlines: Deadlines): void {
    const { outcome, reason, resultNo, documents } = decision;
    if (outcome === 'rejected' && !reason) throw reasonMissing();
    if (this.state.status === 'suspended' && by.roles.has('department')) this.resume(by, now, deadlines);
    if (outcome === 'approved' && this.waitsForFee('decide', by, now, core, { decision })) return;
    this.move('decide', by, now, { outcome });
    const due = deadlines.delivery(now, this.state.decidingRegion);
    Object.assign(this.state, {
      decidedAt: now,
      outcome,
      decisionReason: reason ?? null,
      resultNo: resultNo ?? null,
      deliveryDueAt: due.at,
      provisional: due.provisional,
    });
    // Where a department keeps its files is its own business.
    const named = documents?.map(({ fileRef: _, ...document }) => document);
    this.step('decided', now, by.actor, { outcome, ...(named && { documents: named }) });
    this.tell(CaseDecidedV1, now, {
      ...this.fact(by.actor, now),
      outcome,
      deliveryDueAt: due.at.toISOString(),
      provisional: due.provisional,
      ...this.quantities(),
    });
    if (outcome === 'approved') this.document('approval', now, { resultNo, reason });
    else this.document('rejection', now, { reason: reason! });
  }

  /** 转报 — the case goes on to the authority that decides it, and ends here. */
  forward(by: Performer, now: Date, authority: Authority, reason: string): void {
    this.move('forward', by, now, { authority: authority.name, reason });
    this.endHandling(by, now, 'forwarded', FINISH.forwarded, reason, { authority: authority.name });
    this.document('forwardingNotice', now, { authority: authority.name, reason });
  }

  /** 终止办理 without a decision: nobody is left who could be granted it, or there is nothing to grant any more. */
  terminate(by: Performer, now: Date, reason: string): void {
    this.move('terminate', by, now, { reason });
    this.endHandling(by, now, 'terminated', FINISH.returned, reason);
    this.document('terminationNotice', now, { reason });
  }

  /** A fee was paid or exempted. If an answer waited for it, the answer takes effect now. */
  settleFee(feeCode: string, how: 'paid' | 'exempted', now: Date, core: ItemOperationalCore, deadlines: Deadlines): void {
    const { settledFees, exemptedFees, held } = this.state;
    if (settledFees.includes(feeCode)) return;
    this.state.settledFees = [...settledFees, feeCode];
    if (how === 'exempted') this.state.exemptedFees = [...new Set([...exemptedFees, feeCode])];
    this.state.version++;
    this.step('fee-settled', now, { kind: 'service', id: 'payment' }, { feeCode, how });
    if (!held || unpaidFees(core, HELD_BY[held.step], this.state.settledFees).length > 0) return;
    if (held.deemed) return this.deem(now, now, core, deadlines);
    const by: Performer = { actor: held.by, roles: new Set(['department']) };
    if (held.step === 'accept') this.accept(by, now, core, deadlines);
    else this.decide(by, now, held.decision!, core, deadlines);
  }

  private endHandling(
    by: Performer,
    now: Date,
    outcome: 'terminated' | 'forwarded',
    finishKind: number,
    reason: string,
    detail: Record<string, unknown> = {},
  ): void {
    this.state.outcome = outcome;
    this.state.decisionReason = reason;
    this.closeWith(by, now, finishKind, { outcome, ...detail });
  }
}
