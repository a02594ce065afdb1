import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 查阅记录 — who read which fields of a case in clear, and for what. Rows are only ever added. */
export class CreateDisclosures20261121130200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE disclosures (
        id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at         timestamptz NOT NULL,
        case_no    text COLLATE "C" NOT NULL REFERENCES cases (case_no),
        item_code  text NOT NULL,
        purpose    text NOT NULL,
        pointers   text[] NOT NULL,
        task_id    text,
        actor_kind text NOT NULL,
        actor_id   text NOT NULL,
        actor_org  text,
        client_id  text NOT NULL
      )`);
    await runner.query('CREATE INDEX disclosures_of_case ON disclosures (case_no, id)');
    // The service's role got every right on new tables by default; here it keeps reading and adding.
    await runner.query(`
      DO $$
      DECLARE grantee text;
      BEGIN
        FOR grantee IN
          SELECT DISTINCT g.grantee FROM information_schema.role_table_grants g
          WHERE g.table_schema = 'public' AND g.table_name = 'disclosures' AND g.grantee <> current_user
        LOOP
          EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON disclosures FROM %s', CASE grantee WHEN 'PUBLIC' THEN 'PUBLIC' ELSE quote_ident(grantee) END);
        END LOOP;
      END $$`);
    await runner.query(`
      CREATE FUNCTION refuse_change_of_disclosure() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'disclosures are only ever added' USING ERRCODE = 'restrict_violation';
      END $$`);
    await runner.query(
      'CREATE TRIGGER disclosures_are_final BEFORE UPDATE OR DELETE ON disclosures FOR EACH ROW EXECUTE FUNCTION refuse_change_of_disclosure()',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE disclosures');
    await runner.query('DROP FUNCTION refuse_change_of_disclosure');
  }
}
