import { Injectable } from '@nestjs/common';
import { DeliveryReceipts, type DeliveryReceipt } from './delivery-receipts.js';
import { IdentityChecks, type IdentityCheck } from './identity-checks.js';

/** What a collection leaves behind: who came, and what he signed for. */
@Injectable()
export class CollectionRecords {
  constructor(
    private readonly checks: IdentityChecks,
    private readonly receipts: DeliveryReceipts,
  ) {}

  check(check: IdentityCheck): Promise<string> {
    return this.checks.add(check);
  }

  receipt(receipt: DeliveryReceipt): Promise<void> {
    return this.receipts.add(receipt);
  }
}
