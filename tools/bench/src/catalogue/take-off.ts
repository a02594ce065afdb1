import type pg from 'pg';

interface Made {
  table: string;
  name: string;
  definition: string;
}

const FOREIGN_KEYS = `
  SELECT conrelid::regclass::text AS table, conname AS name, pg_get_constraintdef(oid) AS definition
  FROM pg_constraint WHERE contype = 'f' AND conrelid = ANY ($1::text[]::regclass[]) ORDER BY 1, 2`;
const INDEXES = `
  SELECT i.indrelid::regclass::text AS table, i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
  FROM pg_index i WHERE i.indrelid = ANY ($1::text[]::regclass[])
    AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid) ORDER BY 1, 2`;

/**
 * Takes foreign keys and secondary indexes off the tables of a load, inside its transaction, and returns what puts them back as they
 * were. Made over all rows at once they cost a fraction of what they cost row by row, and a key that is put back has checked every row.
 */
export async function takeOff(client: pg.Client, tables: readonly string[]): Promise<() => Promise<void>> {
  const foreignKeys = (await client.query<Made>(FOREIGN_KEYS, [tables])).rows;
  const indexes = (await client.query<Made>(INDEXES, [tables])).rows;
  for (const { table, name } of foreignKeys) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT "${name}"`);
  for (const { name } of indexes) await client.query(`DROP INDEX ${name}`);
  return async () => {
    for (const { definition } of indexes) await client.query(definition);
    for (const { table, name, definition } of foreignKeys)
      await client.query(`ALTER TABLE ${table} ADD CONSTRAINT "${name}" ${definition}`);
  };
}
