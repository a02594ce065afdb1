import type { QueryRunner } from 'typeorm';

/** Rows of the table can be read and added, by nobody changed or taken away: neither by the service's role nor, by mistake, by its owner. */
export async function keepAppendOnly(runner: QueryRunner, table: string): Promise<void> {
  await runner.query(`
    DO $$
    DECLARE grantee text;
    BEGIN
      FOR grantee IN
        SELECT DISTINCT g.grantee FROM information_schema.role_table_grants g
        WHERE g.table_schema = 'public' AND g.table_name = '${table}' AND g.grantee <> current_user
      LOOP
        EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON ${table} FROM %s', CASE grantee WHEN 'PUBLIC' THEN 'PUBLIC' ELSE quote_ident(grantee) END);
      END LOOP;
    END $$`);
  await runner.query(`
    CREATE FUNCTION refuse_change_of_${table}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION '${table} are only ever added' USING ERRCODE = 'restrict_violation';
    END $$`);
  await runner.query(
    `CREATE TRIGGER ${table}_are_final BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change_of_${table}()`,
  );
}
