import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 快递送达: one row a parcel, and what the sandbox courier would keep on its side. */
export class CreateShipments20261122150000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TYPE shipment_status AS ENUM ('requested', 'parked', 'placed', 'collected', 'delivered', 'returned', 'cancelled')`,
    );
    await runner.query(`
      CREATE TABLE shipments (
        id               uuid PRIMARY KEY,
        case_no          text COLLATE "C" NOT NULL REFERENCES cases (case_no),
        status           shipment_status NOT NULL,
        courier          text NOT NULL,
        tracking_no      text,
        recipient_masked jsonb NOT NULL,
        recipient_sealed text NOT NULL,
        requested_by     jsonb NOT NULL,
        requested_at     timestamptz NOT NULL,
        placed_at        timestamptz,
        collected_at     timestamptz,
        delivered_at     timestamptz,
        returned_at      timestamptz,
        attempts         int NOT NULL DEFAULT 0,
        next_attempt_at  timestamptz NOT NULL DEFAULT now(),
        last_error       text
      )`);
    await runner.query('CREATE INDEX shipments_of_case ON shipments (case_no, id)');
    // What the lock on the case sees to, the database keeps: one parcel a case is on its way at a time.
    await runner.query(`
      CREATE UNIQUE INDEX shipments_under_way ON shipments (case_no) WHERE status IN ('requested', 'parked', 'placed', 'collected')`);
    await runner.query(`CREATE INDEX shipments_to_place ON shipments (next_attempt_at) WHERE status = 'requested'`);
    await runner.query('CREATE INDEX shipments_by_status ON shipments (status, id)');
    await runner.query(`
      CREATE TABLE sandbox_parcels (
        shipment_id  uuid PRIMARY KEY,
        tracking_no  text NOT NULL UNIQUE,
        callback_url text NOT NULL,
        state        text NOT NULL CHECK (state IN ('placed', 'collected', 'delivered', 'returned')),
        changed_at   timestamptz NOT NULL DEFAULT now(),
        told         boolean NOT NULL DEFAULT true,
        tries        int NOT NULL DEFAULT 0,
        next_at      timestamptz
      )`);
    await runner.query('CREATE INDEX sandbox_parcels_due ON sandbox_parcels (next_at) WHERE next_at IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sandbox_parcels, shipments');
    await runner.query('DROP TYPE shipment_status');
  }
}
