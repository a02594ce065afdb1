import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 个人信息最小化: a recipient is kept, sealed, as long as the courier must be told of him; and the service takes no parcel away. */
export class ForgetRecipients20261122160000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE shipments ALTER recipient_sealed DROP NOT NULL');
    await runner.query(`UPDATE shipments SET recipient_sealed = NULL WHERE status NOT IN ('requested', 'parked')`);
    await runner.query(`
      ALTER TABLE shipments ADD CONSTRAINT shipments_keep_no_recipient
        CHECK ((recipient_sealed IS NOT NULL) = (status IN ('requested', 'parked')))`);
    await runner.query(`
      DO $$
      DECLARE grantee text;
      BEGIN
        FOR grantee IN
          SELECT DISTINCT g.grantee FROM information_schema.role_table_grants g
          WHERE g.table_schema = 'public' AND g.table_name = 'shipments' AND g.grantee <> current_user
        LOOP
          EXECUTE format('REVOKE DELETE, TRUNCATE ON shipments FROM %s', CASE grantee WHEN 'PUBLIC' THEN 'PUBLIC' ELSE quote_ident(grantee) END);
        END LOOP;
      END $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE shipments DROP CONSTRAINT shipments_keep_no_recipient');
    await runner.query(`UPDATE shipments SET recipient_sealed = '' WHERE recipient_sealed IS NULL`);
    await runner.query('ALTER TABLE shipments ALTER recipient_sealed SET NOT NULL');
  }
}
