import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 离岗: who has left a body gets no work there any more. */
export class NoteWhoLeft20261123400000 implements MigrationInterface {
  readonly name = 'NoteWhoLeft20261123400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE work_officers ADD COLUMN left_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE work_officers DROP COLUMN left_at');
  }
}
