import { keepAppendOnly } from '@yiwang/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 台账锚定: sealed digests over all steps in the order in which they were added, each anchor linked to the one before it. */
export class AnchorLedger20261122240100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE ledger_anchors (
        no      int PRIMARY KEY,
        from_id bigint NOT NULL,
        to_id   bigint NOT NULL UNIQUE,
        steps   int NOT NULL,
        root    bytea NOT NULL,
        hash    bytea NOT NULL,
        seal    text NOT NULL,
        at      timestamptz NOT NULL,
        CHECK (from_id <= to_id)
      )`);
    await keepAppendOnly(runner, 'ledger_anchors');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE ledger_anchors');
    await runner.query('DROP FUNCTION refuse_change_of_ledger_anchors');
  }
}
