import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 接入方状态: what auth says of the clients of department systems, so that a system is told only of what its client may know, by whatever channel,
 * and of nothing once its client's access has ended. And whether the broker's rights of one have to be looked at again.
 */
export class FollowClients20261124205000 implements MigrationInterface {
  readonly name = 'FollowClients20261124205000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE client_standings (
        client_id  text PRIMARY KEY,
        item_codes text[],
        known_at   timestamptz,
        ended      boolean NOT NULL DEFAULT false,
        due_at     timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query('CREATE INDEX client_standings_due ON client_standings (due_at)');
    await runner.query('ALTER TABLE kafka_rights ADD COLUMN recheck boolean NOT NULL DEFAULT false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE kafka_rights DROP COLUMN recheck');
    await runner.query('DROP TABLE client_standings');
  }
}
