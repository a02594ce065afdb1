import type { Pool, PoolClient, QueryResult } from 'pg';
import type { DataSource } from 'typeorm';
import { leavesConnectionUsable } from './connection-trouble.js';
import { BEGIN, COMMIT, isPrepared, runFramed } from './framed-query.js';
import { preparedName } from './prepared-names.js';

export const poolOf = (dataSource: DataSource): Pool => (dataSource.driver as unknown as { master: Pool }).master;

export interface Statement {
  text: string;
  values: unknown[];
  /** Whether the text comes back often enough to be prepared under a name. */
  stable: boolean;
  /** How long its answer may take in the place of the limit of every other. */
  withinMs?: number | undefined;
}

/** Runs one statement on a connection that this caller holds; prepared under a name where its text comes back. */
export async function runOn(client: PoolClient, { text, values, stable, withinMs }: Statement): Promise<QueryResult> {
  const name = stable ? preparedName(text) : undefined;
  if (name === undefined) return client.query({ text, values, ...(withinMs !== undefined && { query_timeout: withinMs }) });
  return (await runFramed(client, { name, text, values }, {})).result;
}

/** The same as the first statement of a transaction. */
export async function runAfterBegin(client: PoolClient, statement: Statement): Promise<QueryResult> {
  const name = statement.stable ? preparedName(statement.text) : undefined;
  if (name !== undefined && isPrepared(client, BEGIN)) return (await runFramed(client, { ...statement, name }, { opens: true })).result;
  await client.query(BEGIN);
  return runOn(client, statement);
}

/** The same as the last. @returns what the COMMIT was answered: `ROLLBACK` if a statement of the transaction had failed before */
export async function runBeforeCommit(client: PoolClient, statement: Statement): Promise<string | undefined> {
  const name = statement.stable ? preparedName(statement.text) : undefined;
  if (name !== undefined && isPrepared(client, COMMIT)) return (await runFramed(client, { ...statement, name }, { closes: true })).ended;
  await runOn(client, statement);
  return commit(client);
}

export const commit = async (client: PoolClient): Promise<string> => (await client.query(COMMIT)).command;

/**
 * Runs one statement on any free connection. Unlike the pool's own `query` it gives the connection back after a refused statement (a
 * broken constraint, a repeated key): the pool would close it, and each refusal would cost a new connection and all its prepared plans.
 */
export async function runOnPool(pool: Pool, statement: Statement): Promise<QueryResult> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const onError = (error: Error): void => {
    broken = error;
  };
  client.on('error', onError);
  try {
    return await runOn(client, statement);
  } catch (error) {
    if (!leavesConnectionUsable(error)) broken ??= error as Error;
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}
