import type { ShipmentView } from '../http/shipment.schema.js';

/** A shipment as PostgreSQL writes it into JSON: times are text of its own form. */
export type ShipmentJson = ShipmentView;

/** 最近的快件 of the case in `cases`, as one JSON value or null; to stand in a statement over `cases`. */
export const LATEST_SHIPMENT = `(
    SELECT json_build_object('shipmentId', p.id, 'status', p.status, 'courier', p.courier, 'trackingNo', p.tracking_no,
      'recipient', p.recipient_masked, 'requestedAt', p.requested_at, 'placedAt', p.placed_at, 'collectedAt', p.collected_at,
      'deliveredAt', p.delivered_at, 'returnedAt', p.returned_at)
    FROM shipments p WHERE p.case_no = cases.case_no ORDER BY p.id DESC LIMIT 1)`;

const iso = (at: string | null): string | null => (at === null ? null : new Date(at).toISOString());

export const toShipmentView = (json: ShipmentJson): ShipmentView => ({
  ...json,
  requestedAt: new Date(json.requestedAt).toISOString(),
  placedAt: iso(json.placedAt),
  collectedAt: iso(json.collectedAt),
  deliveredAt: iso(json.deliveredAt),
  returnedAt: iso(json.returnedAt),
});
