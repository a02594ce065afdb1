import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import type { ShipmentState } from '../domain/shipment.js';
import type { ShipmentEntry, ShipmentQuery } from '../http/shipment.schema.js';

const Position = z.object({ id: z.uuid() });
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Ids are UUIDs of version 7: the newest first. */
const SQL = `
  SELECT id, case_no AS "caseNo", status, courier, tracking_no AS "trackingNo", recipient_masked AS "recipientMasked",
    requested_at AS "requestedAt", placed_at AS "placedAt", collected_at AS "collectedAt", delivered_at AS "deliveredAt",
    returned_at AS "returnedAt", attempts, last_error AS "lastError", next_attempt_at AS "nextAttemptAt"
  FROM shipments WHERE status = $1::shipment_status AND id < $2::uuid ORDER BY id DESC LIMIT $3`;

type Row = Omit<ShipmentState, 'recipientSealed' | 'requestedBy'> & { nextAttemptAt: Date } & Record<string, unknown>;

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

/** 快件台账 for operators; recipients masked. */
@Injectable()
export class ListShipments {
  constructor(private readonly database: Database) {}

  async execute({ status, cursor, limit }: ShipmentQuery): Promise<Page<ShipmentEntry>> {
    const before = decodeCursor(Position, cursor)?.id ?? LAST_ID;
    const rows = await this.database.query<Row>(SQL, [status, before, limit + 1]);
    const { items, next } = page(rows, limit, (last) => encodeCursor({ id: last.id }));
    return { items: items.map(toEntry), next };
  }
}

const toEntry = (row: Row): ShipmentEntry => ({
  shipmentId: row.id,
  caseNo: row.caseNo,
  status: row.status,
  courier: row.courier,
  trackingNo: row.trackingNo,
  recipient: row.recipientMasked,
  requestedAt: row.requestedAt.toISOString(),
  placedAt: iso(row.placedAt),
  collectedAt: iso(row.collectedAt),
  deliveredAt: iso(row.deliveredAt),
  returnedAt: iso(row.returnedAt),
  attempts: row.attempts,
  lastError: row.lastError,
  nextAttemptAt: row.status === 'requested' ? row.nextAttemptAt.toISOString() : null,
});
