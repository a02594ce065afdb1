import { logger } from '@yiwang/telemetry';
import type { PoolClient, QueryResult } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import { leavesConnectionUsable } from './connection-trouble.js';
import type { GatheredWrites } from './gathered-writes.js';
import { commit, poolOf, runAfterBegin, runBeforeCommit, runOn, runOnPool, type Statement } from './statements.js';
import { PendingWrites, ROWS_EXPECTED, type ComposedStatement, type Write } from './write-batch.js';

const log = logger('unit-of-work');

/** Another limit for what is left of the transaction. */
const LIMIT = `SELECT set_config('statement_timeout', $1, true)`;
/** So much longer than the server's own limit its answer may take. */
const ANSWER_MS = 5_000;

/**
 * The state of one unit of work: a transaction that is begun only when something must be read or locked, and the writes waiting for it.
 * BEGIN goes out with the first statement and COMMIT with the last, so a locking read and the writes after it are two round trips.
 */
export class TransactionScope {
  private runner: QueryRunner | undefined;
  private connecting: Promise<PoolClient> | undefined;
  private begun = false;
  /** The statement that BEGIN goes out with: what comes meanwhile waits for it, so that nothing runs where BEGIN has failed. */
  private opening: Promise<unknown> | undefined;
  private flushing: Promise<void> = Promise.resolve();
  private readonly pending = new PendingWrites();
  private readonly callbacks: (() => void)[] = [];
  private doomed: { cause: unknown } | undefined;
  /** Set when the connection must not go back to the pool. */
  private broken: Error | undefined;
  private over = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly gathered: GatheredWrites,
  ) {}

  /** Committed or rolled back. What still runs then was begun inside and not awaited, and must not reach the connection's next user. */
  get ended(): boolean {
    return this.over;
  }

  async query(text: string, values: unknown[], withinMs?: number): Promise<QueryResult> {
    this.mustBeOpen();
    const client = await this.connect();
    await this.flush();
    if (withinMs === undefined) return this.send(client, { text, values, stable: true });
    await this.send(client, { text: LIMIT, values: [String(withinMs)], stable: true });
    return this.send(client, { text, values, stable: false, withinMs: withinMs + ANSWER_MS });
  }

  async write(write: Write): Promise<void> {
    this.mustBeOpen();
    if (this.pending.conflictsWith(write)) {
      await this.connect();
      await this.flush();
      this.mustBeOpen();
    }
    this.pending.add(write);
  }

  async entities(): Promise<QueryRunner['manager']> {
    this.mustBeOpen();
    const client = await this.connect();
    await this.flush();
    this.mustBeOpen();
    if (!this.begun) await this.open(() => client.query('BEGIN'));
    await this.opening;
    this.mustBeOpen();
    // So that the manager joins the transaction instead of beginning, and committing, one of its own. Not again inside a `transaction`
    // of its own, whose end would then be a COMMIT.
    if (!this.runner!.isTransactionActive) Object.assign(this.runner!, { isTransactionActive: true, transactionDepth: 1 });
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
    await this.quiet();
    this.mustNotBeDoomed();
    this.over = true; // what somebody did not wait for must not come in between
    if (!this.connecting && this.pending.gatherable) await this.gathered.commit(this.pending.takeGatherable());
    else await this.finish(this.pending.take());
    for (const callback of this.callbacks) {
      try {
        callback();
      } catch (err) {
        // The data is safe: an error answer would say that it is not.
        log.error('a callback after the commit failed', { err });
      }
    }
  }

  private async finish(statements: ComposedStatement[]): Promise<void> {
    const client = this.connecting || statements.length > 1 ? await this.connect() : undefined;
    const last = this.begun || statements.length > 1 ? statements.pop() : undefined;
    for (const statement of statements) await told(statement, this.transmit(client, statement));
    if (client && this.begun) {
      const ended = await this.onConnection(() => (last ? told(last, runBeforeCommit(client, last)) : commit(client)));
      // PostgreSQL answers ROLLBACK to the COMMIT of a transaction in which a statement failed (of the entity manager, for example).
      if (ended !== 'COMMIT') throw new Error('the transaction was rolled back, because one of its statements had failed');
    }
    await this.release();
  }

  async rollback(): Promise<void> {
    this.over = true;
    this.pending.clear();
    // Somebody else's begin may be under way (Promise.all); released before it is there, its connection would be lost.
    const client = await this.connecting?.catch(() => undefined);
    await this.opening?.catch(() => undefined); // its statement may come to the connection a moment after BEGIN, and must not after ROLLBACK
    try {
      if (client && this.begun && !this.broken) await this.onConnection(() => client.query('ROLLBACK'));
    } finally {
      await this.release();
    }
  }

  /** Until nothing is on its way to the server that somebody has not waited for: the COMMIT comes behind all of it. */
  private async quiet(): Promise<void> {
    let seen: Promise<void> | undefined;
    while (seen !== this.flushing) {
      seen = this.flushing;
      await seen;
      await this.opening;
    }
  }

  private connect(): Promise<PoolClient> {
    this.connecting ??= (async () => {
      try {
        this.runner = this.dataSource.createQueryRunner();
        return (await this.runner.connect()) as PoolClient;
      } catch (error) {
        this.doom(error);
        throw error;
      }
    })();
    return this.connecting;
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
    const client = this.connecting ? await this.connect() : undefined;
    for (const statement of statements) await told(statement, this.send(client, statement));
  }

  private async send(client: PoolClient | undefined, statement: Statement): Promise<QueryResult> {
    try {
      if (this.begun) await this.opening;
      this.mustBeOpen();
      return await this.transmit(client, statement);
    } catch (error) {
      this.doom(error);
      throw error;
    }
  }

  private transmit(client: PoolClient | undefined, statement: Statement): Promise<QueryResult> {
    if (!client) return runOnPool(poolOf(this.dataSource), statement);
    if (!this.begun) return this.open(() => runAfterBegin(client, statement));
    return this.onConnection(() => runOn(client, statement));
  }

  /** Runs what begins the transaction. Told before it is sent, so that a rollback in the middle of it is no less a rollback. */
  private open<T>(work: () => Promise<T>): Promise<T> {
    this.begun = true;
    const opening = this.onConnection(work);
    this.opening = opening;
    return opening;
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
    const client = await this.connecting?.catch(() => undefined);
    // Whoever got it next would write into a transaction that nobody commits.
    if (client && client.getTransactionStatus() !== 'I') this.broken ??= new Error('the connection is still in a transaction');
    // TypeORM's `release` has no argument, and a connection that is broken or in doubt must not serve anyone else.
    await runner?.releasePostgresConnection(this.broken);
  }
}

/** Says of a statement that met another number of rows than it must what its write says of that. */
async function told<T>({ writes }: ComposedStatement, sending: Promise<T>): Promise<T> {
  try {
    return await sending;
  } catch (error) {
    const index = (error as { code?: string }).code === ROWS_EXPECTED ? Number((error as Error).message) : -1;
    throw writes[index]?.otherwise?.() ?? error;
  }
}
