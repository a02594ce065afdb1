import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What operators asked for when figures were in doubt, and what became of it. */
export class CreateFigureRecounts20261122220710 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE figure_recounts (
        id uuid PRIMARY KEY,
        requested_by text NOT NULL,
        requested_at timestamptz NOT NULL,
        finished_at timestamptz,
        versions bigint,
        failure text,
        CHECK ((finished_at IS NULL) = (versions IS NULL AND failure IS NULL))
      )`);
    await runner.query('CREATE INDEX figure_recounts_open ON figure_recounts (requested_at) WHERE finished_at IS NULL');
    await runner.query('CREATE INDEX figure_recounts_by_time ON figure_recounts (requested_at DESC, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE figure_recounts');
  }
}
