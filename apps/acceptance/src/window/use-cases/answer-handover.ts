import { Injectable } from '@nestjs/common';
import { actorOf, forbidden, hasPermission, type Principal } from '@yiwang/access';
import type { Actor } from '@yiwang/event-core';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { Clock } from '@yiwang/kernel';
import { CaseRepository } from '../../case/domain/case.repository.js';
import { counterOf } from '../counter-scopes.js';
import type { Handover, MissingReport, Resolution } from '../domain/handover.js';
import { handoverNotFound } from '../domain/window.errors.js';
import { RECEIVES, SENDS } from '../handover-permissions.js';
import type { HandoverReceipt } from '../http/handover.schema.js';
import { SqlHandovers } from '../persistence/sql-handovers.js';

export interface HandoverRequest {
  slipId: string;
  principal: Principal;
  key: IdempotentRequest;
}

/** What becomes of a slip that is on its way: received, cleared up, or taken back; each with its steps in the ledgers of its cases. */
@Injectable()
export class AnswerHandover {
  constructor(
    private readonly handovers: SqlHandovers,
    private readonly cases: CaseRepository,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /** @throws ACCEPTANCE.HANDOVER_NOT_FOUND, ACCEPTANCE.HANDOVER_WRONG_STATUS, ACCEPTANCE.HANDOVER_ENTRY_UNFIT, ACCESS.FORBIDDEN */
  receive(request: HandoverRequest, missing: readonly MissingReport[]): Promise<HandoverReceipt> {
    return this.change(request, (slip, by, org, at) => {
      if (slip.snapshot.toOrg !== org) throw handoverNotFound();
      assertMay(RECEIVES, slip, request);
      slip.receive(by, at, missing);
    });
  }

  /** @throws ACCEPTANCE.HANDOVER_NOT_FOUND, ACCEPTANCE.HANDOVER_WRONG_STATUS, ACCEPTANCE.HANDOVER_ENTRY_UNFIT, ACCESS.FORBIDDEN */
  resolve(request: HandoverRequest, resolved: { caseNo: string; how: Resolution; remark?: string | undefined }): Promise<HandoverReceipt> {
    const { caseNo, how, remark } = resolved;
    return this.change(request, (slip, by, org, at) => {
      assertMay(how === 'found' ? RECEIVES : SENDS, slip, request);
      slip.resolve(by, org, at, caseNo, how, remark);
    });
  }

  /** @throws ACCEPTANCE.HANDOVER_NOT_FOUND, ACCEPTANCE.HANDOVER_WRONG_STATUS, ACCESS.FORBIDDEN */
  cancel(request: HandoverRequest): Promise<HandoverReceipt> {
    return this.change(request, (slip, by, org, at) => {
      if (slip.snapshot.fromOrg !== org) throw handoverNotFound();
      assertMay(SENDS, slip, request);
      slip.cancel(by, at);
    });
  }

  private change(
    { slipId, principal, key }: HandoverRequest,
    change: (slip: Handover, by: Actor, org: string, at: Date) => void,
  ): Promise<HandoverReceipt> {
    return this.idempotency.once(
      key,
      async () => {
        const { orgCode } = counterOf(principal);
        const slip = await this.handovers.lock(slipId, orgCode);
        change(slip, actorOf(principal), orgCode, this.clock.now());
        await this.handovers.save(slip);
        await this.cases.appendSteps(slip.steps);
        return receiptOf(slip);
      },
      { status: 200 },
    );
  }
}

function assertMay(needed: typeof SENDS, { snapshot }: Handover, { principal }: HandoverRequest): void {
  if (!hasPermission(principal, needed[snapshot.kind])) throw forbidden();
}

export function receiptOf(slip: Handover): HandoverReceipt {
  const { id, slipNo, documentId, status, version, entries } = slip.snapshot;
  return {
    slipId: id,
    slipNo,
    documentId,
    status,
    version,
    cases: entries.map(({ caseNo, status: entryStatus }) => ({ caseNo, status: entryStatus })),
  };
}
