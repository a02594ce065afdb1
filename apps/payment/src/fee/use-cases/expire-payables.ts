import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import { FeeAccountRepository } from '../domain/fee-account.repository.js';

/** 逾期关闭 — closes what was not paid in time. Any number of workers may do so: each takes accounts that no other has in hand. */
@Injectable()
export class ExpirePayables {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly accounts: FeeAccountRepository,
    private readonly clock: Clock,
  ) {}

  /** Returns whether there may be more. */
  execute(limit: number): Promise<boolean> {
    return this.uow.run(async () => {
      const now = this.clock.now();
      const accounts = await this.accounts.lockExpired(now, limit);
      for (const account of accounts) account.expire(now);
      await this.accounts.save(accounts);
      return accounts.length === limit;
    });
  }
}
