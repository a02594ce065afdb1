import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { GatheredWrites } from './gathered-writes.js';
import { poolOf, runOnPool } from './statements.js';
import { TransactionScope } from './transaction-scope.js';

const scopes = new AsyncLocalStorage<TransactionScope>();
export const currentScope = (): TransactionScope | undefined => scopes.getStore();

/**
 * 工作单元 — everything done inside `run` is committed together or not at all. The transaction is held in AsyncLocalStorage, so
 * repositories and the outbox take part without being handed a connection. It is begun at the first read; a unit of work that only
 * writes costs one round trip. A failed statement dooms it, also when its error is caught. No remote call belongs inside.
 */
@Injectable()
export class UnitOfWork {
  private readonly gathered = new GatheredWrites((statement) => runOnPool(poolOf(this.dataSource), statement));

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Whether the caller is inside a unit of work. */
  get active(): boolean {
    return currentScope()?.ended === false;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    const joined = currentScope();
    // A timer or connection made inside a unit of work keeps its context long after it ended; what runs there is work of its own.
    if (joined && !joined.ended) return join(joined, work);
    const scope = new TransactionScope(this.dataSource, this.gathered);
    try {
      const result = await scopes.run(scope, work);
      await scope.commit();
      return result;
    } catch (error) {
      await scope.rollback().catch(() => undefined); // a broken connection rolls back by itself; the first error is the one to tell
      throw error;
    }
  }

  /**
   * Runs once the data is safe; never when it is rolled back. For wake-ups and cache invalidations, not for effects that must happen:
   * its own failure is logged and changes nothing.
   */
  afterCommit(callback: () => void): void {
    const scope = currentScope();
    if (!scope) throw new Error('afterCommit needs a unit of work');
    scope.afterCommit(callback);
  }
}

async function join<T>(scope: TransactionScope, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    scope.doom(error);
    throw error;
  }
}
