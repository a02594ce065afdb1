import { keepAppendOnly } from '@yiwang/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 自然人: what a user changed of his own, how his name was proved and by whom, and the sandbox that proves names in development. */
export class CreatePersonRecords20261123200200 implements MigrationInterface {
  readonly name = 'CreatePersonRecords20261123200200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE user_changes (
        id      uuid PRIMARY KEY,
        at      timestamptz NOT NULL,
        user_id uuid NOT NULL REFERENCES users,
        change  text NOT NULL CHECK (change IN
          ('registered', 'password-chosen', 'password-recovered', 'mobile-changed', 'data-exported', 'identity-lost', 'closed'))
      )`);
    await runner.query('CREATE INDEX user_changes_of_user ON user_changes (user_id, id)');
    await keepAppendOnly(runner, 'user_changes');

    await runner.query(`
      CREATE TABLE real_name_verifications (
        id            uuid PRIMARY KEY,
        at            timestamptz NOT NULL,
        user_id       uuid NOT NULL REFERENCES users,
        level         smallint NOT NULL CHECK (level BETWEEN 2 AND 3),
        method        text NOT NULL CHECK (method IN ('authority', 'bankCard', 'face', 'window', 'upstream')),
        document_type text NOT NULL,
        verified_by   uuid REFERENCES accounts,
        org_code      text REFERENCES organisations,
        CHECK ((method = 'window') = (verified_by IS NOT NULL))
      )`);
    await runner.query('CREATE INDEX real_name_verifications_of_user ON real_name_verifications (user_id, id)');
    await runner.query(
      'CREATE INDEX real_name_verifications_by ON real_name_verifications (verified_by, id) WHERE verified_by IS NOT NULL',
    );
    await runner.query('CREATE INDEX real_name_verifications_of_org ON real_name_verifications (org_code, id) WHERE org_code IS NOT NULL');
    await keepAppendOnly(runner, 'real_name_verifications');

    await runner.query(`
      CREATE TABLE face_checks (
        id              uuid PRIMARY KEY,
        user_id         uuid NOT NULL REFERENCES users,
        document_sealed text NOT NULL,
        reference       text NOT NULL,
        started_at      timestamptz NOT NULL DEFAULT now(),
        passed_at       timestamptz,
        used_at         timestamptz
      )`);
    await runner.query('CREATE INDEX face_checks_user ON face_checks (user_id)');
    await runner.query('CREATE INDEX face_checks_started ON face_checks (started_at)');

    await runner.query('CREATE TABLE sandbox_persons (number_hash text PRIMARY KEY, name_hash text NOT NULL)');
    await runner.query(`
      CREATE TABLE sandbox_faces (
        reference  uuid PRIMARY KEY,
        known      boolean NOT NULL,
        result     text NOT NULL DEFAULT 'pending' CHECK (result IN ('pending', 'passed', 'failed')),
        started_at timestamptz NOT NULL DEFAULT now()
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sandbox_faces, sandbox_persons, face_checks, real_name_verifications, user_changes');
    await runner.query('DROP FUNCTION refuse_change_of_real_name_verifications()');
    await runner.query('DROP FUNCTION refuse_change_of_user_changes()');
  }
}
