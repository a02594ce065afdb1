import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Pool, type PoolConfig, type QueryResultRow } from 'pg';
import { DataSource } from 'typeorm';
import { runOnPool } from './statements.js';

/** Given back to the server when nobody has needed it for so long. */
const IDLE_MS = 30_000;

/**
 * One connection beside the pool, for a short statement that a unit of work needs and that must not be part of it: a block of numbers,
 * whose row nobody may hold until somebody else's commit. Taken from the pool, such a connection would be one that every other unit of work
 * may be waiting for while it holds its own, and they would wait for ever.
 */
@Injectable()
export class Aside implements OnApplicationShutdown {
  private pool: Pool | undefined;

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Runs one statement, committed by itself, whatever unit of work the caller is in. Callers of a process wait for each other. */
  async query<T extends QueryResultRow = QueryResultRow>(sql: string, params: unknown[] = []): Promise<T[]> {
    this.pool ??= this.open();
    return (await runOnPool(this.pool, { text: sql, values: params, stable: true })).rows as T[];
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool?.end();
    this.pool = undefined;
  }

  private open(): Pool {
    const { url, applicationName, extra, connectTimeoutMS } = this.dataSource.options as {
      url?: string;
      applicationName?: string;
      extra?: PoolConfig;
      connectTimeoutMS?: number;
    };
    const pool = new Pool({
      ...extra,
      connectionString: url,
      application_name: applicationName,
      connectionTimeoutMillis: connectTimeoutMS,
      max: 1,
      idleTimeoutMillis: IDLE_MS,
      allowExitOnIdle: true,
    });
    pool.on('error', () => undefined); // an idle connection that broke: the next statement opens another
    return pool;
  }
}
