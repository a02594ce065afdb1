import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 校验规则 — a rule keeps a whole province from publishing, or lets it: who changed one last, and when. */
export class NoteWhoChangedRules20261122220104 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE quality_rules ADD COLUMN changed_by text, ADD COLUMN changed_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE quality_rules DROP COLUMN changed_by, DROP COLUMN changed_at');
  }
}
