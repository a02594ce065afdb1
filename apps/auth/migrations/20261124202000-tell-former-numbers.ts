import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 换绑提醒 — a number that no longer belongs to an account, sealed, until it was told so. */
export class TellFormerNumbers20261124202000 implements MigrationInterface {
  readonly name = 'TellFormerNumbers20261124202000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE former_mobiles (
        id               uuid PRIMARY KEY,
        mobile_encrypted text NOT NULL,
        attempts         int NOT NULL DEFAULT 0,
        due_at           timestamptz NOT NULL DEFAULT now(),
        created_at       timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query('CREATE INDEX former_mobiles_due ON former_mobiles (due_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE former_mobiles');
  }
}
