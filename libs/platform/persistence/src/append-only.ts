import type { QueryRunner } from 'typeorm';

export type TableRight = 'UPDATE' | 'DELETE' | 'TRUNCATE';

export interface AppendOnlyOptions {
  /** Name of the function that refuses; `refuse_change_of_<table>` unless a migration that has run already gave it another. */
  refusal?: string;
  /** The owner can still empty the table at once. For migrations that ran before that was refused too; not for new ones. */
  truncatable?: boolean;
}

/** These names stand in statements as they are, and in those of a function's body. */
const named = (name: string): string => {
  if (!/^[a-z][a-z0-9_]{0,50}$/.test(name)) throw new Error(`not a name of a table or function: ${name}`);
  return name;
};

/**
 * Takes rights on a table of `public` from every role but its owner, in a migration: the service's role got all of them by default when
 * the table was made. @throws Error for a name that is not lower case letters, digits and underscores
 */
export async function revokeRights(runner: QueryRunner, table: string, rights: readonly TableRight[]): Promise<void> {
  const revoke = `REVOKE ${rights.join(', ')} ON ${named(table)} FROM %s`;
  await runner.query(`
      DO $$
      DECLARE grantee text;
      BEGIN
        FOR grantee IN
          SELECT DISTINCT g.grantee FROM information_schema.role_table_grants g
          WHERE g.table_schema = 'public' AND g.table_name = '${table}' AND g.grantee <> current_user
        LOOP
          EXECUTE format('${revoke}', CASE grantee WHEN 'PUBLIC' THEN 'PUBLIC' ELSE quote_ident(grantee) END);
        END LOOP;
      END $$`);
}

/**
 * 只增不改 — in the migration that makes a table: its rows are read and added, and by nobody changed or taken away, neither by the
 * service's role nor, by mistake, by the owner, who meets `restrict_violation` (23001). Dropping the table leaves the function: `down`
 * drops it after the table. What this does must stay as it is, since migrations that use it have run; a change is a new option.
 * @throws Error for a name that is not lower case letters, digits and underscores
 */
export async function keepAppendOnly(runner: QueryRunner, table: string, options: AppendOnlyOptions = {}): Promise<void> {
  const refusal = named(options.refusal ?? `refuse_change_of_${named(table)}`);
  await revokeRights(runner, table, ['UPDATE', 'DELETE', 'TRUNCATE']);
  await runner.query(`
      CREATE FUNCTION ${refusal}() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '${table} are only ever added' USING ERRCODE = 'restrict_violation';
      END $$`);
  await runner.query(`CREATE TRIGGER ${table}_are_final BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION ${refusal}()`);
  if (options.truncatable) return;
  await runner.query(`CREATE TRIGGER ${table}_are_kept BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION ${refusal}()`);
}
