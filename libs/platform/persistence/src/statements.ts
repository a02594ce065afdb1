import type { Pool, PoolClient, QueryResult } from 'pg';
import type { DataSource } from 'typeorm';
import { leavesConnectionUsable } from './connection-trouble.js';
import { preparedName } from './prepared-names.js';

export const poolOf = (dataSource: DataSource): Pool => (dataSource.driver as unknown as { master: Pool }).master;

/** Runs one statement on a connection; prepared under a name where its text comes back. */
export function runOn(client: PoolClient, text: string, values: unknown[], stable = true): Promise<QueryResult> {
  const name = stable ? preparedName(text) : undefined;
  return client.query(name === undefined ? { text, values } : { name, text, values });
}

/**
 * Runs one statement on any free connection. Unlike the pool's own `query` it gives the connection back after a refused statement (a
 * broken constraint, a repeated key): the pool would close it, and each refusal would cost a new connection and all its prepared plans.
 */
export async function runOnPool(pool: Pool, text: string, values: unknown[], stable = true): Promise<QueryResult> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const onError = (error: Error): void => {
    broken = error;
  };
  client.on('error', onError);
  try {
    return await runOn(client, text, values, stable);
  } catch (error) {
    if (!leavesConnectionUsable(error)) broken ??= error as Error;
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}
