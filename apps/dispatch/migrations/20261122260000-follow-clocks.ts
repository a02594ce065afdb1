import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 承诺期限 of a case, with which the due dates of its tasks move, and tasks that may send nothing back any more. */
export class FollowClocks20261122260000 implements MigrationInterface {
  readonly name = 'FollowClocks20261122260000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE case_plans ADD promise_due_at timestamptz');
    await runner.query('ALTER TABLE tasks ADD last_round boolean NOT NULL DEFAULT false');
    await runner.query(`UPDATE case_plans SET pending = pending || '{"lastRound": false}' WHERE pending ->> 'purpose' = 'acceptance'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE case_plans SET pending = pending - 'lastRound' WHERE pending IS NOT NULL`);
    await runner.query('ALTER TABLE tasks DROP last_round');
    await runner.query('ALTER TABLE case_plans DROP promise_due_at');
  }
}
