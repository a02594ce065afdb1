import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import type { EventMessage } from '@yiwang/event-core';
import { itemVersionKey } from '@yiwang/events-catalogue';
import { Clock } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import { ItemFees } from '../../item/persistence/item-fees.js';
import type { PaymentConfig } from '../../payment.config.js';
import { accountOf, applyCaseFact, type CaseFactData } from '../domain/apply-case-fact.js';
import { FeeAccount } from '../domain/fee-account.js';
import { FeeAccountRepository } from '../domain/fee-account.repository.js';
import type { Fee } from '../domain/fee-rules.js';

const keyOf = ({ itemCode, itemVersion }: { itemCode: string; itemVersion: number }): string =>
  itemVersionKey({ itemCode, version: itemVersion });

/**
 * 跟踪办件 — turns a run of case facts into what is due. Most items cost nothing: their cases get no account, and leave no trace here. A
 * case whose item version is still on its way waits with all its facts.
 */
@Injectable()
export class FollowCases {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly accounts: FeeAccountRepository,
    private readonly items: ItemFees,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: PaymentConfig,
  ) {}

  execute(events: readonly EventMessage<CaseFactData>[]): Promise<void> {
    return this.uow.run(async () => {
      const items = await this.items.find(events.map(({ data }) => data));
      const relevant = events.filter(({ data }) => items.get(keyOf(data))?.length !== 0);
      if (relevant.length === 0) return;
      const accounts = await this.accounts.lockCases([...new Set(relevant.map(({ data }) => data.caseNo))]);
      for (const { type, data } of relevant) {
        let account = accounts.get(data.caseNo);
        if (!account) accounts.set(data.caseNo, (account = FeeAccount.open(accountOf(data))));
        account.wait({ type, data });
        const fees = items.get(keyOf(data));
        if (fees) this.price(account, fees);
      }
      await this.accounts.save(accounts.values());
    });
  }

  /** Charges the cases whose item version has come meanwhile. Returns whether there may be more. */
  executeWaiting(limit: number): Promise<boolean> {
    return this.uow.run(async () => {
      const accounts = await this.accounts.lockPriceable(limit);
      if (accounts.length === 0) return false;
      const items = await this.items.find(accounts.map(({ snapshot }) => snapshot));
      for (const account of accounts) this.price(account, items.get(keyOf(account.snapshot)) ?? []);
      await this.accounts.save(accounts);
      return accounts.length === limit;
    });
  }

  private price(account: FeeAccount, fees: readonly Fee[]): void {
    const charging = { fees, now: this.clock.now(), ttlSeconds: this.config.PAYABLE_TTL_SECONDS };
    for (const fact of account.takeWaiting()) applyCaseFact(account, fact, charging);
  }
}
