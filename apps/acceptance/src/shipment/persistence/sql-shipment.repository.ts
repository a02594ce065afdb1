import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { Database } from '@yiwang/persistence';
import type { AcceptanceConfig } from '../../acceptance.config.js';
import { Shipment, type ShipmentState } from '../domain/shipment.js';
import { shipmentNotFound } from '../domain/shipment.errors.js';
import { ShipmentRepository, type ShipmentToAsk, type ShipmentToPlace } from '../domain/shipment.repository.js';

const COLUMNS = `id, case_no AS "caseNo", status, courier, tracking_no AS "trackingNo", recipient_masked AS "recipientMasked",
  recipient_sealed AS "recipientSealed", requested_by AS "requestedBy", requested_at AS "requestedAt", placed_at AS "placedAt",
  collected_at AS "collectedAt", delivered_at AS "deliveredAt", returned_at AS "returnedAt", attempts, last_error AS "lastError"`;
const INSERT = `
  INSERT INTO shipments (id, case_no, status, courier, recipient_masked, recipient_sealed, requested_by, requested_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;
const CASE_OF = 'SELECT case_no AS "caseNo" FROM shipments WHERE id = $1';
const LOCK = `SELECT ${COLUMNS} FROM shipments WHERE id = $1 FOR NO KEY UPDATE`;
const UNDER_WAY = `SELECT 1 FROM shipments WHERE case_no = $1 AND status IN ('requested', 'parked', 'placed', 'collected')`;
/** Only a shipment that was parked is placed again with 0 attempts: it is due at once. What the courier has is asked for later. */
const UPDATE = `
  UPDATE shipments SET status = $2::shipment_status, tracking_no = $3, placed_at = $4, collected_at = $5, delivered_at = $6, returned_at = $7,
    attempts = $8, last_error = $9, recipient_sealed = $10, next_attempt_at = CASE WHEN $8 = 0 THEN now() ELSE next_attempt_at END,
    ask_at = CASE WHEN $2 IN ('placed', 'collected') THEN now() + $11::float8 * interval '1 second' END
  WHERE id = $1`;
/**
 * Takes some of what is to be placed, and holds it by the time at which it is due again: whoever dies while he asks leaves the rest to
 * the next, and no transaction is open while a courier answers. Waits are by the database's clock: they are technical.
 */
const CLAIM = `
  UPDATE shipments s SET attempts = attempts + 1, next_attempt_at = now() + $2::float8 * interval '1 second'
  FROM (SELECT id FROM shipments WHERE status = 'requested' AND next_attempt_at <= now() ORDER BY next_attempt_at LIMIT $1
        FOR UPDATE SKIP LOCKED) due
  WHERE s.id = due.id
  RETURNING s.id, s.case_no AS "caseNo", s.courier, s.recipient_sealed AS "recipientSealed", s.attempts`;
const PUT_OFF = `
  UPDATE shipments SET next_attempt_at = now() + $3::float8 * interval '1 second', last_error = $4
  WHERE id = $1 AND attempts = $2 AND status = 'requested' RETURNING 1`;

const CLAIM_TO_ASK = `
  UPDATE shipments s SET ask_at = now() + $2::float8 * interval '1 second'
  FROM (SELECT id FROM shipments WHERE ask_at <= now() ORDER BY ask_at LIMIT $1 FOR UPDATE SKIP LOCKED) due
  WHERE s.id = due.id RETURNING s.id, s.case_no AS "caseNo", s.courier`;

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

@Injectable()
export class SqlShipmentRepository extends ShipmentRepository {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: AcceptanceConfig,
  ) {
    super();
  }

  async add(shipment: Shipment): Promise<void> {
    const s = shipment.snapshot;
    await this.database.write(INSERT, [
      s.id,
      s.caseNo,
      s.status,
      s.courier,
      JSON.stringify(s.recipientMasked),
      s.recipientSealed,
      JSON.stringify(s.requestedBy),
      s.requestedAt.toISOString(),
    ]);
  }

  async caseOf(id: string): Promise<string> {
    const [row] = await this.database.query<{ caseNo: string }>(CASE_OF, [id]);
    if (!row) throw shipmentNotFound();
    return row.caseNo;
  }

  async lock(id: string): Promise<Shipment> {
    const [row] = await this.database.query<ShipmentState & Record<string, unknown>>(LOCK, [id]);
    if (!row) throw shipmentNotFound();
    return Shipment.restore(row);
  }

  async isUnderWay(caseNo: string): Promise<boolean> {
    return (await this.database.query(UNDER_WAY, [caseNo])).length > 0;
  }

  async save(shipment: Shipment): Promise<void> {
    const s = shipment.snapshot;
    await this.database.write(UPDATE, [
      s.id,
      s.status,
      s.trackingNo,
      iso(s.placedAt),
      iso(s.collectedAt),
      iso(s.deliveredAt),
      iso(s.returnedAt),
      s.attempts,
      s.lastError,
      s.recipientSealed,
      this.config.COURIER_ASK_SECONDS,
    ]);
  }

  claim(limit: number, leaseSeconds: number): Promise<ShipmentToPlace[]> {
    return this.database.query<ShipmentToPlace & Record<string, unknown>>(CLAIM, [limit, leaseSeconds]);
  }

  async putOff({ id, attempts }: ShipmentToPlace, seconds: number, error: string): Promise<void> {
    await this.database.query(PUT_OFF, [id, attempts, seconds, error]);
  }

  claimToAsk(limit: number): Promise<ShipmentToAsk[]> {
    return this.database.query<ShipmentToAsk & Record<string, unknown>>(CLAIM_TO_ASK, [limit, this.config.COURIER_ASK_SECONDS]);
  }
}
