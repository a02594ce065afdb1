import { keepAppendOnly } from '@yiwang/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 身份核验: whom a window had before it, how that was made sure, and by whom; and what came of the originals that he showed. */
export class CreateIdentityChecks20261122220100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE identity_checks (
        id            uuid PRIMARY KEY,
        case_no       text COLLATE "C" NOT NULL REFERENCES cases (case_no),
        occasion      text NOT NULL,
        subject       text NOT NULL,
        method        text NOT NULL,
        held_against  text NOT NULL,
        document_type text NOT NULL,
        document_hash text NOT NULL,
        masked        jsonb NOT NULL,
        sealed        text NOT NULL,
        authority     jsonb,
        checked_by    jsonb NOT NULL,
        checked_org   text COLLATE "C" NOT NULL,
        at            timestamptz NOT NULL
      )`);
    await runner.query('ALTER TABLE identity_checks ALTER sealed SET STORAGE EXTERNAL');
    await runner.query('CREATE INDEX identity_checks_of_case ON identity_checks (case_no, id)');
    await keepAppendOnly(runner, 'identity_checks');
    await runner.query(`
      CREATE TABLE delivery_receipts (
        case_no           text COLLATE "C" NOT NULL REFERENCES cases (case_no),
        delivered_at      timestamptz NOT NULL,
        method            text NOT NULL CHECK (method IN ('window', 'electronic')),
        received_at       timestamptz NOT NULL,
        identity_check_id uuid REFERENCES identity_checks (id),
        originals         jsonb NOT NULL DEFAULT '[]',
        recorded_by       jsonb NOT NULL,
        PRIMARY KEY (case_no, delivered_at)
      )`);
    await runner.query(
      'CREATE INDEX delivery_receipts_of_check ON delivery_receipts (identity_check_id) WHERE identity_check_id IS NOT NULL',
    );
    await keepAppendOnly(runner, 'delivery_receipts');
    // 取件码: how many wrong ones were shown for a case since when.
    await runner.query(`
      CREATE TABLE pickup_tries (
        case_no text COLLATE "C" PRIMARY KEY REFERENCES cases (case_no),
        wrong   int NOT NULL,
        since   timestamptz NOT NULL,
        last_by jsonb NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE pickup_tries, delivery_receipts, identity_checks');
    await runner.query('DROP FUNCTION refuse_change_of_delivery_receipts, refuse_change_of_identity_checks');
  }
}
