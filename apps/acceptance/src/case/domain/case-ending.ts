import type { Actor } from '@yiwang/event-core';
import { CaseAmendedV1, CaseDeliveredV1, CaseReopenedV1, CaseShippedV1, CaseWithdrawnV1 } from '@yiwang/events-acceptance';
import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import {
  amendmentEmpty,
  contentMissing,
  correctionStillOpen,
  finishKindMismatch,
  itemVersionAwaited,
  notYourStep,
  originalsNotChecked,
} from './case.errors.js';
import { DOCUMENT_KINDS } from '../../document/domain/document-kind.js';
import { amend, traceOf, type Amendment } from './amendment.js';
import { CaseCorrection } from './case-correction.js';
import type { Cancellation, Performer, Reopening } from './case-input.js';
import type { DeliveryMethod } from './case-state.js';
import { HANDLING_STATUSES, STATUS_NAMES } from './case-status.js';
import type { Deadlines } from './deadlines.js';
import { assertDeliverable, assertPapersSeen } from './delivery-rules.js';
import { stillSettled } from './fees.js';
import { canCancelAs, FINISH, finishKindFor, finishName } from './finish-kind.js';
import { paperCheckOf } from './paper-check.js';
import { openTolerance } from './tolerance.js';

/** 送达方式, as a receipt names it. */
const METHOD_NAMES: Readonly<Record<DeliveryMethod, string>> = { window: '窗口领取', courier: '快递送达', electronic: '电子送达' };
const BASIS_NAMES: Readonly<Record<Reopening['basis'], string>> = {
  review: '行政复议决定',
  litigation: '行政诉讼裁判',
  ownInitiative: '行政机关自行纠错',
};

/** 办结阶段 — delivery and every end of a case, and what may still happen to one that has ended. */
export abstract class CaseEnding extends CaseCorrection {
  /** 送达: handed over at the window or electronically by an officer, or at the door by the courier who was asked for. */
  deliver(by: Performer, now: Date, method: DeliveryMethod, core: ItemOperationalCore, papersSeen = false, collector?: string): void {
    if ((method === 'courier') !== by.roles.has('courier')) throw notYourStep();
    this.statusOnMove('deliver', by);
    assertDeliverable(this.state, method, core);
    assertPapersSeen(this.state, method, core, papersSeen);
    this.move('deliver', by, now, { method });
    this.state.deliveredAt = now;
    this.state.deliveryMethod = method;
    this.step('delivered', now, by.actor, { method, ...(papersSeen && { papersSeen }) });
    this.tell(CaseDeliveredV1, now, { ...this.fact(by.actor, now), method });
    this.document('deliveryReceipt', now, {
      method: METHOD_NAMES[method],
      deliveredAt: now.toISOString(),
      collector,
      resultNo: this.state.resultNo ?? undefined,
    });
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

  /**
   * 核验不符 — a 4★ item was granted on trust, and the originals are not what was filed: the decision is taken back.
   * @throws ACCEPTANCE.ORIGINALS_NOT_CHECKED where originals are not seen at collection
   */
  annul(by: Performer, now: Date, reason: string, core: ItemOperationalCore): void {
    this.statusOnMove('annul', by);
    if (this.state.outcome !== 'approved' || paperCheckOf(core.star, this.state) !== 'atDelivery') throw originalsNotChecked();
    this.move('annul', by, now, { reason });
    this.state.outcome = 'annulled';
    this.state.decisionReason = reason;
    this.closeWith(by, now, FINISH.voided, { outcome: 'annulled' });
    this.revoke(['approval'], '核验不符，决定撤销', now);
    this.document('terminationNotice', now, { reason, undone: DOCUMENT_KINDS.approval.title });
  }

  /** 办结, or 补正不来 for a case whose correction never came. */
  close(by: Performer, now: Date, finishKind: number | undefined, core: ItemOperationalCore): void {
    if (this.state.status === 'correcting') return this.lapse(by, now, finishKind);
    this.statusOnMove('close', by);
    const kind = finishKindFor(this.state.outcome === 'approved' ? 'approved' : 'rejected', core.resultKinds, finishKind);
    if (kind === undefined) throw finishKindMismatch();
    this.move('close', by, now);
    this.closeWith(by, now, kind);
    this.document('completionNotice', now, {
      finishKind: kind,
      finishName: finishName(kind),
      resultNo: this.state.resultNo ?? undefined,
    });
  }

  private lapse(by: Performer, now: Date, finishKind: number | undefined): void {
    this.statusOnMove('lapse', by);
    if (now.getTime() <= Date.parse(this.state.correction!.dueAt)) throw correctionStillOpen();
    if (finishKind !== undefined && finishKind !== FINISH.lapsed) throw finishKindMismatch();
    this.move('lapse', by, now);
    this.closeWith(by, now, FINISH.lapsed, { lapsed: true });
    const reason = '未在补正通知书告知的期限内补正，视为放弃本次申请，可以重新提出申请';
    this.document('completionNotice', now, { finishKind: FINISH.lapsed, finishName: finishName(FINISH.lapsed), reason });
  }

  /** 撤回, until the case is decided. */
  withdraw(by: Performer, now: Date, reason?: string): void {
    if (this.state.awaitingItem) throw itemVersionAwaited();
    const before = this.state.status;
    this.move('withdraw', by, now);
    const handled = before === 'accepted' || before === 'suspended';
    const stage = handled ? 'accepted' : before === 'correcting' ? 'correcting' : 'submitted';
    this.state.finishKind = FINISH.voided;
    this.step('withdrawn', now, by.actor, { stage, finishKind: FINISH.voided });
    this.tell(CaseWithdrawnV1, now, { ...this.fact(by.actor, now), stage });
    this.document('withdrawalNotice', now, { stage: STATUS_NAMES[before], reason });
  }

  /** 作废、删除 of a filing that should not be: made twice, under a wrong item, by mistake. */
  cancel(by: Performer, now: Date, { finishKind, reason, duplicateOf }: Cancellation): void {
    if (this.state.awaitingItem) throw itemVersionAwaited();
    const move = HANDLING_STATUSES.includes(this.state.status) ? 'cancelHandling' : 'cancel';
    this.statusOnMove(move, by);
    if (!canCancelAs(finishKind, this.state.acceptedAt !== null)) throw finishKindMismatch();
    this.move(move, by, now, { finishKind, reason });
    this.state.decisionReason = reason;
    this.closeWith(by, now, finishKind, { cancelled: true, ...(duplicateOf !== undefined && { duplicateOf }) });
    this.document('terminationNotice', now, { reason });
  }

  /** 更正 of a clerical error: what stood there before stays in the ledger. @throws ACCEPTANCE.AMENDMENT_EMPTY */
  amend(by: Performer, now: Date, amendment: Amendment): void {
    this.statusOnMove('amend', by);
    const { field, to, reason } = amendment;
    if (!reason) throw contentMissing({ invalidParams: [{ name: '/reason', code: 'REQUIRED', reason: '更正应说明理由' }] });
    const changed = amend(this.state, amendment);
    if (!changed) throw amendmentEmpty();
    this.applicantAmended ||= field === 'applicantName';
    this.move('amend', by, now, { field, to, reason });
    this.step('amended', now, by.actor, { ...traceOf(field, changed), reason });
    this.tell(CaseAmendedV1, now, { ...this.fact(by.actor, now), field });
    this.document('clericalCorrection', now, { what: changed.what, before: changed.before, after: changed.after });
  }

  /** 重新办理 after an appeal, or since the authority found its own error: what was answered holds no more, its clocks start anew. */
  reopen(by: Performer, now: Date, { basis, reason, documentNo }: Reopening, core: ItemOperationalCore, deadlines: Deadlines): void {
    const stage = this.state.acceptedAt === null ? 'submitted' : 'accepted';
    const { outcome, finishKind, resultNo, refusal, decidingRegion: region } = this.state;
    this.move(stage === 'submitted' ? 'reopenIntake' : 'reopenHandling', by, now, { basis, reason });
    const round = ++this.state.reopenings;
    this.state.settledFees = stillSettled(this.state, core);
    this.undoEnd();
    const dues: { acceptanceDueAt?: string; promiseDueAt?: string; statutoryDueAt?: string } = {};
    if (stage === 'submitted') {
      const due = deadlines.acceptance(now, region);
      Object.assign(this.state, { handedInAt: now, acceptanceDueAt: due.at, provisional: due.provisional });
      dues.acceptanceDueAt = due.at.toISOString();
    } else {
      const { promise, statutory } = deadlines.handling(now, core.limits, region);
      const provisional = promise.provisional || statutory.provisional;
      Object.assign(this.state, { handlingFrom: now, promiseDueAt: promise.at, statutoryDueAt: statutory.at, provisional });
      const open = openTolerance(this.state);
      // What was promised gets its time anew, or the case would end at once again.
      if (open)
        this.state.tolerance = { ...open, at: now.toISOString(), dueAt: deadlines.tolerance(now, region, open.agreed).at.toISOString() };
      dues.promiseDueAt = promise.at.toISOString();
      dues.statutoryDueAt = statutory.at.toISOString();
    }
    const undone = { outcome, finishKind, resultNo, ground: refusal?.ground };
    this.step('reopened', now, by.actor, { stage, basis, round, ...(documentNo !== undefined && { documentNo }), undone });
    this.tell(CaseReopenedV1, now, {
      ...this.fact(by.actor, now),
      stage,
      basis,
      round,
      acceptedBy: this.answerer,
      ...dues,
      ...(stage === 'submitted' && this.lastRound(now, deadlines)),
      provisional: this.state.provisional,
      ...this.quantities(),
    });
    const why = documentNo === undefined ? BASIS_NAMES[basis] : `${BASIS_NAMES[basis]}（${documentNo}）`;
    const answers = [
      'nonAcceptance',
      'notApplicable',
      'approval',
      'rejection',
      'terminationNotice',
      'forwardingNotice',
      'completionNotice',
    ] as const;
    this.revoke(answers, `${why}，重新办理`, now);
    this.document('reopeningNotice', now, { reason, basis: why, ...dues, toleranceDueAt: openTolerance(this.state)?.dueAt });
  }

  /** What the ledger knew of the end; the steps keep it. */
  private undoEnd(): void {
    Object.assign(this.state, {
      refusal: null,
      decidedAt: null,
      outcome: null,
      decisionReason: null,
      resultNo: null,
      deliveryDueAt: null,
      deliveredAt: null,
      deliveryMethod: null,
      closedAt: null,
      finishKind: null,
      suspensions: [],
      extension: null,
      // What the departments asked for while handling before is asked for no more.
      ...(this.state.correction?.handling && { correction: null }),
    });
  }
}
