import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { AppError } from '@yiwang/kernel';
import type { QueryResultRow } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import { poolOf, runOnPool } from './statements.js';
import { currentScope } from './unit-of-work.js';

export interface WriteOptions {
  rows?: number;
  otherwise?: () => AppError;
  many?: string;
}

/** The service's own database. Inside a unit of work every call belongs to its transaction; there is no other way to a connection. */
@Injectable()
export class Database {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /**
   * Reads (or locks, or writes with RETURNING). Statements are prepared by their text: keep texts stable, pass lists as arrays.
   * `withinMs` is for the one long statement of a worker, or of a rare request that may be repeated: it may take so long, where every
   * other is ended after seconds, and so may what follows it in the transaction. @throws Error for such a statement outside a unit of work
   */
  async query<T extends QueryResultRow = QueryResultRow>(
    sql: string,
    params: unknown[] = [],
    { withinMs }: { withinMs?: number } = {},
  ): Promise<T[]> {
    const scope = currentScope();
    if (!scope && withinMs !== undefined) throw new Error('a long statement needs a unit of work');
    const result = scope
      ? await scope.query(sql, params, withinMs)
      : await runOnPool(poolOf(this.dataSource), { text: sql, values: params, stable: true });
    return result.rows as T[];
  }

  /**
   * Buffers one INSERT, UPDATE or DELETE (no RETURNING) for the unit of work, which sends all of them as one statement.
   * An aggregate that exists already is locked first (`SELECT … FOR UPDATE`), so that its facts get their order after the lock.
   * `rows` is the row count it must have, `otherwise` the error if it has another; `many` is the same insert for many rows, with one
   * array for each parameter (`… SELECT * FROM unnest($1::uuid[], …)`), for inserts that often come in numbers.
   * @throws Error outside a unit of work
   */
  async write(sql: string, params: unknown[] = [], options: WriteOptions = {}): Promise<void> {
    const scope = currentScope();
    if (!scope) throw new Error('a write needs a unit of work');
    await scope.write({ sql, params, ...options });
  }

  /** TypeORM's entity manager in the current transaction, or outside of one. For cold paths such as administration. */
  async entities(): Promise<EntityManager> {
    return (await currentScope()?.entities()) ?? this.dataSource.manager;
  }
}
