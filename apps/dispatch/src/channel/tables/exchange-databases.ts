import { createHash } from 'node:crypto';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { AddressGuard, CallFault, GuardedSocket } from '@yiwang/http-client';
import pg, { type Pool, type PoolClient } from 'pg';
import type { DepartmentSystem } from '../../system/department-system.js';
import { TablesSecrets, TablesSettings } from './tables-settings.js';

/** One for the writer, one for the reader, one for who looks: a department’s database is not ours to fill with connections. */
const CONNECTIONS = 3;
const CONNECT_MS = 5_000;
const STATEMENT_MS = 10_000;
const IDLE_MS = 60_000;

/** The exchange tables of one system within one transaction of its database. */
export interface Exchange {
  readonly settings: TablesSettings;
  /** Schema to the department, written by the platform. */
  readonly out: string;
  /** Schema from the department, read by the platform. */
  readonly in: string;
  query<T>(sql: string, params?: readonly unknown[]): Promise<T[]>;
}

interface Opened {
  readonly as: string;
  readonly settings: TablesSettings;
  readonly pool: Pool;
}

/**
 * 前置库 — connections to the databases of departments, which are not ours: few, with a limit on everything, only to addresses that the guard
 * permits, and closed when they are not needed. Settings that were changed open a new pool with the next use.
 */
@Injectable()
export class ExchangeDatabases implements OnApplicationShutdown {
  private readonly pools = new Map<string, Opened>();

  constructor(private readonly guard: AddressGuard) {}

  /** Runs `work` in a transaction. @throws what PostgreSQL or the way to it says; see faultOf. ZodError when the settings are not usable */
  async run<T>(system: DepartmentSystem, work: (exchange: Exchange) => Promise<T>): Promise<T> {
    const { pool, settings } = this.opened(system);
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('BEGIN');
      const result = await work(exchangeOn(client, settings));
      await client.query('COMMIT');
      return result;
    } catch (error) {
      broken = await rolledBack(client);
      throw error;
    } finally {
      client.release(broken);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    const open = [...this.pools.values()];
    this.pools.clear();
    await Promise.all(open.map(({ pool }) => pool.end()));
  }

  private opened(system: DepartmentSystem): Opened {
    const settings = TablesSettings.parse(system.settings);
    const secrets = TablesSecrets.parse(system.secrets);
    const as = createHash('sha256')
      .update(JSON.stringify([settings, secrets]))
      .digest('base64url');
    const found = this.pools.get(system.id);
    if (found?.as === as) return found;
    // Whoever is still using the former pool finishes there.
    void found?.pool.end().catch(() => undefined);
    const opened = { as, settings, pool: poolOf(settings, secrets, this.guard) };
    this.pools.set(system.id, opened);
    return opened;
  }
}

function poolOf({ host, port, database, tls, ca }: TablesSettings, { user, password }: TablesSecrets, guard: AddressGuard): Pool {
  const pool = new pg.Pool({
    host,
    port,
    database,
    user,
    password,
    ssl: tls === 'off' ? false : { rejectUnauthorized: true, ...(ca === undefined ? {} : { ca }) },
    // Judged by the address that it is connected to, before the password is sent.
    stream: () => new GuardedSocket(guard, tls !== 'off'),
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    idleTimeoutMillis: IDLE_MS,
    query_timeout: STATEMENT_MS + 2_000,
    statement_timeout: STATEMENT_MS,
    lock_timeout: CONNECT_MS,
    idle_in_transaction_session_timeout: 3 * STATEMENT_MS,
    application_name: 'yiwang-dispatch',
    allowExitOnIdle: true,
  });
  pool.on('error', () => undefined); // an idle connection that broke: the next transaction opens another
  return pool;
}

const exchangeOn = (client: PoolClient, settings: TablesSettings): Exchange => ({
  settings,
  out: settings.outSchema,
  in: settings.inSchema,
  query: async <T>(sql: string, params: readonly unknown[] = []) => (await client.query(sql, [...params])).rows as T[],
});

async function rolledBack(client: PoolClient): Promise<Error | undefined> {
  try {
    await client.query('ROLLBACK');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error('the connection is of no use any more');
  }
}

/** `data`: PostgreSQL does not take this very row, and never will; `away`: everything that somebody can repair, or that passes. */
export interface ExchangeFault {
  readonly kind: 'data' | 'away';
  /** A code only: the words of the error may hold what the row holds. */
  readonly code: string;
}

export function faultOf(error: unknown): ExchangeFault {
  if (error instanceof CallFault) return { kind: 'away', code: `ADDRESS_${error.code.toUpperCase()}` };
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  if (name === 'ZodError') return { kind: 'away', code: 'SETTINGS_INVALID' };
  if (typeof code === 'string' && /^(22|23)[0-9A-Z]{3}$/.test(code)) return { kind: 'data', code: `SQLSTATE ${code}` };
  if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return { kind: 'away', code: `SQLSTATE ${code}` };
  if (typeof code === 'string' && /^[A-Z_]{3,40}$/.test(code)) return { kind: 'away', code };
  return { kind: 'away', code: 'CONNECTION_FAILED' };
}
