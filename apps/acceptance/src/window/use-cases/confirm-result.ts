import { Injectable } from '@nestjs/common';
import { actorOf, type Principal } from '@yiwang/access';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { Clock, type AppError } from '@yiwang/kernel';
import { AgentScopes } from '../../agency/agent-scopes.js';
import { notYourStep, wrongStatus } from '../../case/domain/case.errors.js';
import { CaseRepository } from '../../case/domain/case.repository.js';
import type { CaseState } from '../../case/domain/case-state.js';
import type { CaseRole } from '../../case/domain/case-status.js';
import { rolesTowards, viewerOf } from '../../case/domain/case-viewer.js';
import { notDeliveredElectronically } from '../domain/window.errors.js';
import type { PickupCode, ResultReceipt } from '../http/collection.schema.js';
import { DeliveryReceipts } from '../persistence/delivery-receipts.js';
import { PickupCodes } from '../persistence/pickup-codes.js';

/** What the applicant himself does about his result: reads it, or the code by which it is collected; his agent as far as he is authorised. */
@Injectable()
export class ConfirmResult {
  constructor(
    private readonly cases: CaseRepository,
    private readonly receipts: DeliveryReceipts,
    private readonly codes: PickupCodes,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    private readonly agents: AgentScopes,
  ) {}

  /**
   * 电子送达回执 — the first time that the applicant confirms to have read it counts; later ones hear of that.
   * @throws ACCEPTANCE.CASE_NOT_FOUND, ACCEPTANCE.NOT_YOUR_STEP, ACCEPTANCE.NOT_DELIVERED_ELECTRONICALLY, and of AGENCY_ERRORS
   */
  async read(caseNo: string, principal: Principal, key: IdempotentRequest): Promise<ResultReceipt> {
    const refusal = await this.agents.judgeOf(principal);
    return this.idempotency.once(key, async () => {
      const viewer = viewerOf(principal);
      const delivered = await this.cases.lock(caseNo, viewer);
      const { deliveredAt, deliveryMethod } = delivered.snapshot;
      this.check(rolesTowards(viewer, delivered.snapshot), refusal(concernOf(delivered.snapshot)));
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

  /** 取件码. @throws ACCEPTANCE.CASE_NOT_FOUND, ACCEPTANCE.NOT_YOUR_STEP, ACCEPTANCE.WRONG_STATUS, and of AGENCY_ERRORS */
  async pickupCode(caseNo: string, principal: Principal): Promise<PickupCode> {
    const viewer = viewerOf(principal);
    const found = await this.cases.find(caseNo, viewer);
    this.check(rolesTowards(viewer, found), await this.agents.refusal(principal, concernOf(found)));
    const { status, decidedAt, applicantId, agentId } = found;
    const accountId = applicantId ?? agentId;
    if (status !== 'decided' || decidedAt === null || accountId === null) throw wrongStatus();
    return { caseNo, pickupCode: this.codes.of({ caseNo, decidedAt, accountId }) };
  }

  private check(roles: ReadonlySet<CaseRole>, refused: AppError | undefined): void {
    if (!roles.has('applicant') && !roles.has('agent')) throw notYourStep();
    if (refused) throw refused;
  }
}

const concernOf = ({ itemCode, decidingOrg }: Readonly<CaseState>) => ({ itemCode, orgCode: decidingOrg });
