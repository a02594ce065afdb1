import { Injectable } from '@nestjs/common';
import { actorOf, forbidden, hasPermission, type Principal } from '@yiwang/access';
import type { Actor } from '@yiwang/event-core';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { Clock } from '@yiwang/kernel';
import { CaseRepository } from '../../case/domain/case.repository.js';
import { counterOf } from '../counter-scopes.js';
import type { Handover, HandoverKind, MissingReport, Resolution } from '../domain/handover.js';
import { handoverNotFound } from '../domain/window.errors.js';
import type { HandoverReceipt } from '../http/handover.schema.js';
import { SqlHandovers } from '../persistence/sql-handovers.js';

/** 接收 needs: papers go into the hands of the deciding authority, results into those of a window. */
const RECEIVES: Readonly<Record<HandoverKind, string>> = { papers: 'task.handle', results: 'case.deliver' };

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
      if (!hasPermission(request.principal, RECEIVES[slip.snapshot.kind])) throw forbidden();
      slip.receive(by, at, missing);
    });
  }

  /** @throws ACCEPTANCE.HANDOVER_NOT_FOUND, ACCEPTANCE.HANDOVER_WRONG_STATUS, ACCEPTANCE.HANDOVER_ENTRY_UNFIT */
  resolve(request: HandoverRequest, resolved: { caseNo: string; how: Resolution; remark?: string | undefined }): Promise<HandoverReceipt> {
    return this.change(request, (slip, by, org, at) => slip.resolve(by, org, at, resolved.caseNo, resolved.how, resolved.remark));
  }

  /** @throws ACCEPTANCE.HANDOVER_NOT_FOUND, ACCEPTANCE.HANDOVER_WRONG_STATUS */
  cancel(request: HandoverRequest): Promise<HandoverReceipt> {
    return this.change(request, (slip, by, org, at) => {
      if (slip.snapshot.fromOrg !== org) throw handoverNotFound();
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
