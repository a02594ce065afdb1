import type { IncomingHttpHeaders } from 'node:http';
import { signatureFault, signedHeaders } from '@yiwang/http-client';
import { z } from 'zod';
import type { CourierNotice } from '../domain/shipment.js';
import { callbackForged, callbackMalformed, callbackStale } from '../domain/shipment.errors.js';
import { TRACKING_NO } from './couriers.js';

/** Of the headers that carry a signature, ours of an order and the courier's of a callback. */
const PREFIX = 'yiwang-courier';

/** What a callback says, and an answer to a question too. */
export const Notice = z.object({
  event: z.enum(['collected', 'delivered', 'returned']),
  shipmentId: z.uuid(),
  trackingNo: z.string().regex(TRACKING_NO),
  at: z.iso.datetime({ offset: true }).transform((at) => new Date(at)),
});

/** The headers of a signed order or callback. */
export const courierHeaders = (secret: string, body: Buffer, at?: number): Record<string, string> => ({
  'content-type': 'application/json',
  ...signedHeaders(PREFIX, secret, body, at),
});

/** 验签 — verifies, then reads. @throws the callback errors of `shipment.errors.ts` */
export function readNotice(secret: string, headers: IncomingHttpHeaders, body: Buffer): CourierNotice {
  const fault = signatureFault(PREFIX, secret, headers, body);
  if (fault !== undefined) throw fault === 'forged' ? callbackForged() : callbackStale();
  const notice = Notice.safeParse(parsed(body));
  if (!notice.success) throw callbackMalformed();
  return notice.data;
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
