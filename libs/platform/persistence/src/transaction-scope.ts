import type { PoolClient, Pool, QueryResult } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import { preparedName } from './prepared-names.js';
import { compose, ROWS_EXPECTED, touchesSameRows, type Write } from './write-batch.js';

export const poolOf = (dataSource: DataSource): Pool => (dataSource.driver as unknown as { master: Pool }).master;

export function runPrepared(on: Pool | PoolClient, text: string, values: unknown[]): Promise<QueryResult> {
  const name = preparedName(text);
  return on.query(name === undefined ? { text, values } : { name, text, values });
}

/** The state of one unit of work: a transaction that is begun only when something must be read or locked, and the writes waiting for it. */
export class TransactionScope {
  private runner: QueryRunner | undefined;
  private beginning: Promise<PoolClient> | undefined;
  private pending: Write[] = [];
  private readonly callbacks: (() => void)[] = [];
  private doomed: { cause: unknown } | undefined;

  constructor(private readonly dataSource: DataSource) {}

  async query(text: string, values: unknown[]): Promise<QueryResult> {
    const client = await this.begin();
    await this.flush();
    return runPrepared(client, text, values);
  }

  async write(write: Write): Promise<void> {
    if (touchesSameRows(this.pending, write)) {
      await this.begin();
      await this.flush();
    }
    this.pending.push(write);
  }

  async entities(): Promise<QueryRunner['manager']> {
    await this.begin();
    await this.flush();
    return this.runner!.manager;
  }

  afterCommit(callback: () => void): void {
    this.callbacks.push(callback);
  }

  /** A failure inside a joined unit of work dooms the whole, even if someone swallows the error on the way out. */
  doom(cause: unknown): void {
    this.doomed ??= { cause };
  }

  async commit(): Promise<void> {
    if (this.doomed) throw this.doomed.cause;
    await this.flush();
    if (this.runner) {
      await this.runner.commitTransaction();
      await this.release();
    }
    for (const callback of this.callbacks) callback();
  }

  async rollback(): Promise<void> {
    this.pending = [];
    if (!this.runner) return;
    try {
      if (this.runner.isTransactionActive) await this.runner.rollbackTransaction();
    } finally {
      await this.release();
    }
  }

  private begin(): Promise<PoolClient> {
    this.beginning ??= (async () => {
      this.runner = this.dataSource.createQueryRunner();
      const client = (await this.runner.connect()) as PoolClient;
      await this.runner.startTransaction();
      return client;
    })();
    return this.beginning;
  }

  private async flush(): Promise<void> {
    if (this.pending.length === 0) return;
    const { text, values, writes } = compose(this.pending);
    this.pending = [];
    try {
      await runPrepared(this.beginning ? await this.beginning : poolOf(this.dataSource), text, values);
    } catch (error) {
      const breached = (error as { code?: string }).code === ROWS_EXPECTED ? writes[Number((error as Error).message)] : undefined;
      throw breached?.otherwise?.() ?? error;
    }
  }

  private async release(): Promise<void> {
    const runner = this.runner;
    this.runner = undefined;
    await runner?.release();
  }
}
