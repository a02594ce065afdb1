import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';

export type SandboxState = 'placed' | 'collected' | 'delivered' | 'returned';

export interface SandboxParcel {
  shipmentId: string;
  trackingNo: string;
  callbackUrl: string;
  state: SandboxState;
  changedAt: Date;
}

type Row = SandboxParcel & Record<string, unknown>;

const COLUMNS = 'shipment_id AS "shipmentId", tracking_no AS "trackingNo", callback_url AS "callbackUrl", state, changed_at AS "changedAt"';
/** An order that was placed already keeps its number. */
const ADD = `
  INSERT INTO sandbox_parcels (shipment_id, tracking_no, callback_url, state, next_at)
  VALUES ($1, $2, $3, 'placed', now() + $4::float8 * interval '1 second') ON CONFLICT (shipment_id) DO NOTHING`;
const FIND = `SELECT ${COLUMNS} FROM sandbox_parcels WHERE shipment_id = $1`;
/** Goes one step on, or tells a step again that was not heard; at growing intervals until it is. */
const ADVANCE = `
  UPDATE sandbox_parcels p SET
    state = CASE WHEN NOT told THEN state WHEN state = 'placed' THEN 'collected' ELSE 'delivered' END,
    changed_at = CASE WHEN told THEN now() ELSE changed_at END,
    tries = CASE WHEN told THEN 1 ELSE tries + 1 END,
    next_at = now() + least($1::float8 * power(2, CASE WHEN told THEN 0 ELSE least(tries, 10) END), 3600) * interval '1 second',
    told = false
  FROM (SELECT shipment_id AS id FROM sandbox_parcels WHERE next_at <= now() ORDER BY next_at LIMIT $2 FOR UPDATE SKIP LOCKED) due
  WHERE p.shipment_id = due.id RETURNING ${COLUMNS}`;
/** What is at the door or on its way back stays so. */
const MOVE = `
  UPDATE sandbox_parcels SET state = $2, changed_at = now(), tries = 1, told = false, next_at = now() + $3::float8 * interval '1 second'
  WHERE shipment_id = $1 AND state IN ('placed', 'collected') RETURNING ${COLUMNS}`;
const TOLD = `
  UPDATE sandbox_parcels SET told = true,
    next_at = CASE WHEN state IN ('delivered', 'returned') THEN NULL ELSE now() + $3::float8 * interval '1 second' END
  WHERE shipment_id = $1 AND state = $2 RETURNING 1`;

/** The books of the sandbox courier. Addresses do not stand in them. */
@Injectable()
export class SandboxParcels {
  constructor(private readonly database: Database) {}

  /** Returns the parcel as it stands, new or not. */
  async add(shipmentId: string, trackingNo: string, callbackUrl: string, seconds: number): Promise<SandboxParcel> {
    await this.database.query(ADD, [shipmentId, trackingNo, callbackUrl, seconds]);
    return (await this.find(shipmentId))!;
  }

  async find(shipmentId: string): Promise<SandboxParcel | undefined> {
    return (await this.database.query<Row>(FIND, [shipmentId]))[0];
  }

  advance(seconds: number, limit: number): Promise<SandboxParcel[]> {
    return this.database.query<Row>(ADVANCE, [seconds, limit]);
  }

  async move(shipmentId: string, state: SandboxState, seconds: number): Promise<SandboxParcel | undefined> {
    return (await this.database.query<Row>(MOVE, [shipmentId, state, seconds]))[0];
  }

  async told({ shipmentId, state }: SandboxParcel, seconds: number): Promise<void> {
    await this.database.query(TOLD, [shipmentId, state, seconds]);
  }
}
