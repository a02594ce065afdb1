import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { Clock } from '@yiwang/kernel';
import { receiptOf, type CaseReceipt } from './case-receipt.js';
import type { FileCaseCommand } from './filing-desk.js';
import { counterKey } from './counter-key.js';
import { TakeFiling } from './take-filing.js';

/**
 * 申报 — files an application. With a warm cache one round trip: the case, its first step, the fact and the key are one statement.
 * A filing under a version that has not arrived yet takes the version's place in the copy first, and waits.
 */
@Injectable()
export class FileCase {
  constructor(
    private readonly filings: TakeFiling,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /** @throws ACCEPTANCE.ITEM_NOT_FOUND and the other codes of filing in `case.errors.ts` */
  async execute(command: FileCaseCommand, principal: Principal, request: IdempotentRequest): Promise<CaseReceipt> {
    const now = this.clock.now();
    // Everything that may ask the database or a neighbour comes before the unit of work.
    const prepared = await this.filings.prepare(command, principal, now);
    const { likelyDuplicates } = prepared;
    const work = async (): Promise<CaseReceipt> => {
      const filed = await this.filings.take(command, principal, prepared, now);
      return { ...receiptOf(filed), ...(likelyDuplicates && { likelyDuplicates }) };
    };
    return this.idempotency.once(counterKey(request, principal), work, { status: 201 });
  }
}
