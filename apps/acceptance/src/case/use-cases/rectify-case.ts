import { Injectable } from '@nestjs/common';
import { requireIfMatch } from '@yiwang/http-api';
import { maskedApplicant } from '../domain/applicant.js';
import type { AmendableField, Amendment } from '../domain/amendment.js';
import type { Case } from '../domain/case.js';
import type { Cancellation, Reopening } from '../domain/case-input.js';
import { amendmentEmpty } from '../domain/case.errors.js';
import { Deadlines } from '../domain/deadlines.js';
import { PersonalData } from '../persistence/personal-data.js';
import { ShipmentRepository } from '../../shipment/domain/shipment.repository.js';
import { shipmentUnderWay } from '../../shipment/domain/shipment.errors.js';
import type { CaseReceipt } from './case-receipt.js';
import { ChangeCase, type ChangeRequest } from './change-case.js';

export interface AmendCommand {
  field: AmendableField;
  to: string;
  reason: string;
  /** `If-Match` of the request. */
  ifMatch: string | undefined;
}

/** 更正、撤销、作废、重新办理 — what puts a case right that went wrong. */
@Injectable()
export class RectifyCase {
  constructor(
    private readonly change: ChangeCase,
    private readonly deadlines: Deadlines,
    private readonly personalData: PersonalData,
    private readonly shipments: ShipmentRepository,
  ) {}

  /** 更正笔误. @throws HTTP.IF_MATCH_MISSING, HTTP.IF_MATCH_STALE, ACCEPTANCE.AMENDMENT_EMPTY, ACCEPTANCE.WRONG_STATUS */
  amend(request: ChangeRequest, { ifMatch, ...amendment }: AmendCommand): Promise<CaseReceipt> {
    return this.change.run(request, ({ changed, by, now }) => {
      requireIfMatch(ifMatch, changed.snapshot.version);
      changed.amend(by, now, amendment.field === 'applicantName' ? this.renamed(changed, amendment) : amendment);
    });
  }

  /** 核验不符; not of what a courier has. @throws ACCEPTANCE.ORIGINALS_NOT_CHECKED, ACCEPTANCE.WRONG_STATUS, ACCEPTANCE.SHIPMENT_UNDER_WAY */
  annul(request: ChangeRequest, reason: string): Promise<CaseReceipt> {
    return this.change.run(request, async ({ changed, by, now }) => {
      changed.annul(by, now, reason, await this.change.coreOf(changed));
      if (await this.shipments.isUnderWay(request.caseNo)) throw shipmentUnderWay();
    });
  }

  /** 作废、删除. @throws ACCEPTANCE.FINISH_KIND_MISMATCH, ACCEPTANCE.WRONG_STATUS */
  cancel(request: ChangeRequest, cancellation: Cancellation): Promise<CaseReceipt> {
    return this.change.run(request, ({ changed, by, now }) => changed.cancel(by, now, cancellation));
  }

  /** 重新办理. @throws ACCEPTANCE.NOT_YOUR_STEP, ACCEPTANCE.WRONG_STATUS */
  reopen(request: ChangeRequest, reopening: Reopening): Promise<CaseReceipt> {
    return this.change.run(request, async ({ changed, by, now }) => {
      changed.reopen(by, now, reopening, await this.change.coreOf(changed), this.deadlines);
    });
  }

  /** The name is sealed: the ledger and its steps know it masked only. @throws ACCEPTANCE.AMENDMENT_EMPTY for an account, which has none */
  private renamed(changed: Case, { field, to, reason }: Omit<AmendCommand, 'ifMatch'>): Amendment {
    const { caseNo, applicantSealed } = changed.snapshot;
    const sealed = this.personalData.openApplicant(caseNo, applicantSealed);
    if (sealed.applicant.name === undefined || sealed.applicant.name === to) throw amendmentEmpty();
    const applicant = { ...sealed.applicant, name: to };
    const masked = maskedApplicant(applicant);
    return {
      field,
      to: masked.name!,
      reason,
      applicant: { sealed: this.personalData.sealApplicant(caseNo, { ...sealed, applicant }), masked },
    };
  }
}
