import { Injectable } from '@nestjs/common';
import { actorOf, type Principal } from '@yiwang/access';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { Clock } from '@yiwang/kernel';
import { notYourStep, wrongStatus } from '../../case/domain/case.errors.js';
import { CaseRepository } from '../../case/domain/case.repository.js';
import { rolesTowards, viewerOf } from '../../case/domain/case-viewer.js';
import { notDeliveredElectronically } from '../domain/window.errors.js';
import type { PickupCode, ResultReceipt } from '../http/collection.schema.js';
import { DeliveryReceipts } from '../persistence/delivery-receipts.js';
import { PickupCodes } from '../persistence/pickup-codes.js';

/** What the applicant himself does about his result: reads it, or the code by which it is collected. */
@Injectable()
export class ConfirmResult {
  constructor(
    private readonly cases: CaseRepository,
    private readonly receipts: DeliveryReceipts,
    private readonly codes: PickupCodes,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /**
   * 电子送达回执 — the first time that the applicant confirms to have read it counts; later ones hear of that.
   * @throws ACCEPTANCE.CASE_NOT_FOUND, ACCEPTANCE.NOT_YOUR_STEP, ACCEPTANCE.NOT_DELIVERED_ELECTRONICALLY
   */
  read(caseNo: string, principal: Principal, key: IdempotentRequest): Promise<ResultReceipt> {
    return this.idempotency.once(key, async () => {
      const viewer = viewerOf(principal);
      const delivered = await this.cases.lock(caseNo, viewer);
      const { deliveredAt, deliveryMethod } = delivered.snapshot;
      const roles = rolesTowards(viewer, delivered.snapshot);
      if (!roles.has('applicant') && !roles.has('agent')) throw notYourStep();
      if (deliveredAt === null || deliveryMethod !== 'electronic') throw notDeliveredElectronically();
      const told = { caseNo, deliveredAt: deliveredAt.toISOString() };
      const earlier = await this.receipts.receivedAt(caseNo, deliveredAt);
      if (earlier) return { ...told, readAt: earlier.toISOString() };
      const [at, by] = [this.clock.now(), actorOf(principal)];
      delivered.note('result-read', at, by);
      await this.cases.save(delivered);
      await this.receipts.add({ caseNo, deliveredAt, method: 'electronic', receivedAt: at, identityCheckId: null, originals: [], by });
      return { ...told, readAt: at.toISOString() };
    });
  }

  /** 取件码. @throws ACCEPTANCE.CASE_NOT_FOUND, ACCEPTANCE.NOT_YOUR_STEP, ACCEPTANCE.WRONG_STATUS */
  async pickupCode(caseNo: string, principal: Principal): Promise<PickupCode> {
    const viewer = viewerOf(principal);
    const found = await this.cases.find(caseNo, viewer);
    const roles = rolesTowards(viewer, found);
    if (!roles.has('applicant') && !roles.has('agent')) throw notYourStep();
    if (found.status !== 'decided' || found.decidedAt === null) throw wrongStatus();
    return { caseNo, pickupCode: this.codes.of(caseNo, found.decidedAt) };
  }
}
