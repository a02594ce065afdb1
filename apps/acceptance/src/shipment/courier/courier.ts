import type { IncomingHttpHeaders } from 'node:http';
import type { Recipient } from '../domain/recipient.js';
import type { CourierNotice } from '../domain/shipment.js';

/** A parcel as a courier is told of it. */
export interface Parcel {
  /** Ours; the same id again is the same order, however often it is placed. */
  shipmentId: string;
  recipient: Recipient;
  /** Where the courier sends its callbacks. */
  callbackUrl: string;
}

/** 快递公司 — the port to whoever carries results. It calls out, so it is repeatable and never called inside a unit of work. */
export interface Courier {
  readonly code: string;
  /** Places the order, or finds the one placed under this id before. Returns the 运单号. @throws AppError when nobody can know */
  placeOrder(parcel: Parcel): Promise<string>;
  /** What he last did with the parcel, as a callback would say it; undefined as long as he only has the order. @throws AppError */
  query(shipmentId: string): Promise<CourierNotice | undefined>;
  /**
   * Reads a callback: the signature over the bytes as they came is checked before anything is parsed.
   * @throws ACCEPTANCE.COURIER_CALLBACK_FORGED, ACCEPTANCE.COURIER_CALLBACK_STALE, ACCEPTANCE.COURIER_CALLBACK_MALFORMED
   */
  read(headers: IncomingHttpHeaders, body: Buffer): CourierNotice;
}
