import { revokeRights } from '@yiwang/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 一事联办: which cases were filed as one. Their states are their own, so rows never change. */
export class CreateBundles20261122210100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE bundles (
        id           uuid PRIMARY KEY,
        title        text,
        account_id   text COLLATE "C",
        received_org text COLLATE "C",
        channel      text NOT NULL,
        filed_by     jsonb NOT NULL,
        submitted_at timestamptz NOT NULL,
        total        smallint NOT NULL
      )`);
    await runner.query('CREATE INDEX bundles_of_account ON bundles (account_id, id) WHERE account_id IS NOT NULL');
    await runner.query('CREATE INDEX bundles_of_counter ON bundles (received_org, id) WHERE received_org IS NOT NULL');
    await runner.query(`
      CREATE TABLE bundle_cases (
        case_no   text COLLATE "C" PRIMARY KEY REFERENCES cases (case_no),
        bundle_id uuid NOT NULL REFERENCES bundles,
        position  smallint NOT NULL,
        UNIQUE (bundle_id, position)
      )`);
    for (const table of ['bundles', 'bundle_cases']) await revokeRights(runner, table, ['UPDATE', 'DELETE', 'TRUNCATE']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE bundle_cases, bundles');
  }
}
