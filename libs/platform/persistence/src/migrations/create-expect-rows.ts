import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets one statement of several writes undo itself when one of them met another number of rows than it must. */
export class CreateExpectRows20261121000000 implements MigrationInterface {
  readonly name = 'CreateExpectRows20261121000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION expect_rows(actual bigint, expected bigint, write_index int) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
      BEGIN
        IF actual <> expected THEN RAISE EXCEPTION '%', write_index USING ERRCODE = 'YW001'; END IF;
        RETURN true;
      END $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION expect_rows');
  }
}
