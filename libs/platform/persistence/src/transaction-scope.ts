import { logger } from '@yiwang/telemetry';
import type { PoolClient, QueryResult } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import { leavesConnectionUsable } from './connection-trouble.js';
import { poolOf, runOn, runOnPool } from './statements.js';
import { PendingWrites, ROWS_EXPECTED, type ComposedStatement, type Write } from './write-batch.js';

const log = logger('unit-of-work');

/** The state of one unit of work: a transaction that is begun only when something must be read or locked, and the writes waiting for it. */
export class TransactionScope {
  private runner: QueryRunner | undefined;
  private beginning: Promise<PoolClient> | undefined;
  private flushing: Promise<void> = Promise.resolve();
  private readonly pending = new PendingWrites();
  private readonly callbacks: (() => void)[] = [];
  private doomed: { cause: unknown } | undefined;
  /** Set when the connection must not go back to the pool. */
  private broken: Error | undefined;
  private over = false;

  constructor(private readonly dataSource: DataSource) {}

  /** Committed or rolled back. What still runs then was begun inside and not awaited, and must not reach the connection's next user. */
  get ended(): boolean {
    return this.over;
  }

  async query(text: string, values: unknown[]): Promise<QueryResult> {
    const client = await this.begin();
    await this.flush();
    return this.send(client, { text, values, stable: true });
  }

  async write(write: Write): Promise<void> {
    this.mustBeOpen();
    if (this.pending.conflictsWith(write)) {
      await this.begin();
      await this.flush();
      this.mustBeOpen();
    }
    this.pending.add(write);
  }

  async entities(): Promise<QueryRunner['manager']> {
    await this.begin();
    await this.flush();
    this.mustBeOpen();
    return this.runner!.manager;
  }

  afterCommit(callback: () => void): void {
    this.mustBeOpen();
    this.callbacks.push(callback);
  }

  /** A failure inside a joined unit of work, or of any statement, dooms the whole, even if someone swallows the error on the way out. */
  doom(cause: unknown): void {
    this.doomed ??= { cause };
  }

  async commit(): Promise<void> {
    this.mustNotBeDoomed();
    while (this.pending.size > 0) await this.flush();
    const client = await this.beginning;
    this.mustNotBeDoomed();
    this.over = true;
    if (client) {
      const { command } = await this.onConnection(() => client.query('COMMIT'));
      // PostgreSQL answers ROLLBACK to the COMMIT of a transaction in which a statement failed (of the entity manager, for example).
      if (command !== 'COMMIT') throw new Error('the transaction was rolled back, because one of its statements had failed');
      await this.release();
    }
    for (const callback of this.callbacks) {
      try {
        callback();
      } catch (err) {
        // The data is safe: an error answer would say that it is not.
        log.error('a callback after the commit failed', { err });
      }
    }
  }

  async rollback(): Promise<void> {
    this.over = true;
    this.pending.clear();
    // Somebody else's begin may be under way (Promise.all); released before it is there, its connection would be lost.
    const client = await this.beginning?.catch(() => undefined);
    try {
      if (client && !this.broken) await this.onConnection(() => client.query('ROLLBACK'));
    } finally {
      await this.release();
    }
  }

  private begin(): Promise<PoolClient> {
    this.beginning ??= (async () => {
      this.mustBeOpen();
      try {
        this.runner = this.dataSource.createQueryRunner();
        const client = (await this.runner.connect()) as PoolClient;
        await this.onConnection(() => this.runner!.startTransaction());
        return client;
      } catch (error) {
        this.doom(error);
        throw error;
      }
    })();
    return this.beginning;
  }

  /** One flush at a time, so that nobody's statement overtakes the writes before it. */
  private flush(): Promise<void> {
    if (this.pending.size > 0) {
      const before = this.flushing;
      const statements = this.pending.take();
      this.flushing = before.then(() => this.sendAll(statements));
    }
    return this.flushing;
  }

  private async sendAll(statements: readonly ComposedStatement[]): Promise<void> {
    const client = this.beginning || statements.length > 1 ? await this.begin() : undefined;
    for (const statement of statements) {
      try {
        await this.send(client, statement);
      } catch (error) {
        const index = (error as { code?: string }).code === ROWS_EXPECTED ? Number((error as Error).message) : -1;
        throw statement.writes[index]?.otherwise?.() ?? error;
      }
    }
  }

  private async send(client: PoolClient | undefined, statement: Omit<ComposedStatement, 'writes'>): Promise<QueryResult> {
    this.mustBeOpen();
    const { text, values, stable } = statement;
    try {
      if (!client) return await runOnPool(poolOf(this.dataSource), text, values, stable);
      return await this.onConnection(() => runOn(client, text, values, stable));
    } catch (error) {
      this.doom(error);
      throw error;
    }
  }

  private async onConnection<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const inner = (error as { driverError?: unknown }).driverError ?? error;
      if (!leavesConnectionUsable(inner)) this.broken ??= error as Error;
      throw error;
    }
  }

  private mustNotBeDoomed(): void {
    if (this.doomed) throw this.doomed.cause;
  }

  private mustBeOpen(): void {
    if (this.over) throw new Error('this unit of work has ended: something begun inside it was not awaited');
  }

  private async release(): Promise<void> {
    const runner = this.runner as (QueryRunner & { releasePostgresConnection(error?: Error): Promise<void> }) | undefined;
    this.runner = undefined;
    // TypeORM's `release` has no argument, and a connection that is broken or in doubt must not serve anyone else.
    await runner?.releasePostgresConnection(this.broken);
  }
}
