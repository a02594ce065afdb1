import { Injectable } from '@nestjs/common';
import { uuidv7 } from '@yiwang/kernel';
import type { HandedMaterial } from '../../case/domain/case-state.js';
import { MaterialChecks } from '../../material/check/material-checks.js';
import type { SeenOriginal } from '../domain/originals.js';
import { DeliveryReceipts, type DeliveryReceipt } from './delivery-receipts.js';
import { IdentityChecks, type IdentityCheck } from './identity-checks.js';

/** What a collection leaves behind: who came, and what he signed for. */
@Injectable()
export class CollectionRecords {
  constructor(
    private readonly checks: IdentityChecks,
    private readonly receipts: DeliveryReceipts,
    private readonly materials: MaterialChecks,
  ) {}

  check(check: IdentityCheck): Promise<string> {
    return this.checks.add(check);
  }

  receipt(receipt: DeliveryReceipt): Promise<void> {
    return this.receipts.add(receipt);
  }

  /** 原件核验 as any window's: a file whose original was seen need not be shown again. Remarks, which may be about a person, stay out. */
  async originals(
    caseNo: string,
    handed: readonly HandedMaterial[],
    seen: readonly SeenOriginal[],
    by: { id: string; orgCode: string; at: Date },
  ): Promise<void> {
    for (const { materialCode, verdict } of seen) {
      const fileId = handed.find((material) => material.materialCode === materialCode)?.fileRef ?? null;
      await this.materials.add({
        id: uuidv7(),
        at: by.at,
        caseNo,
        materialCode,
        kind: 'original',
        fileId,
        matches: verdict === 'matches',
        copies: null,
        note: null,
        actorId: by.id,
        actorOrg: by.orgCode,
      });
    }
  }
}
