import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 查件: when the courier is asked next what became of a parcel that he has; callbacks may be lost. */
export class AskCouriers20261122160100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE shipments ADD ask_at timestamptz');
    await runner.query(`UPDATE shipments SET ask_at = now() WHERE status IN ('placed', 'collected')`);
    await runner.query('CREATE INDEX shipments_to_ask ON shipments (ask_at) WHERE ask_at IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE shipments DROP ask_at');
  }
}
