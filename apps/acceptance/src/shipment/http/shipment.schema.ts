import { CaseNo } from '@yiwang/event-core';
import { pageOf, PageQuery } from '@yiwang/http-api';
import { z } from 'zod';
import { SHIPMENT_STATUSES } from '../domain/shipment-status.js';

const text = (most: number) => z.string().trim().min(1).max(most);
const time = z.iso.datetime();

/** 收件人 as a clerk or applicant gives it. */
export const Recipient = z
  .strictObject({ name: text(60), mobile: z.string().regex(/^1\d{10}$/), address: text(200) })
  .describe('收件人 of the courier; kept encrypted, shown masked');

const Masked = z.object({ name: z.string(), mobile: z.string(), address: z.string() }).describe('masked');

/** 快件 as a case shows it. */
export const ShipmentView = z
  .object({
    shipmentId: z.uuid(),
    status: z.enum(SHIPMENT_STATUSES),
    courier: z.string(),
    trackingNo: z.string().nullable(),
    recipient: Masked,
    requestedAt: time,
    placedAt: time.nullable(),
    collectedAt: time.nullable(),
    deliveredAt: time.nullable(),
    returnedAt: time.nullable(),
  })
  .meta({ id: 'Shipment' });
export type ShipmentView = z.output<typeof ShipmentView>;

/** 快件 as an operator sees it. */
export const ShipmentEntry = ShipmentView.extend({
  caseNo: CaseNo,
  attempts: z.int(),
  lastError: z.string().nullable().describe('error code'),
  nextAttemptAt: time.nullable().describe('while the courier is still to be asked'),
}).meta({ id: 'ShipmentEntry' });
export type ShipmentEntry = z.output<typeof ShipmentEntry>;

export const ShipmentPage = pageOf(ShipmentEntry).meta({ id: 'ShipmentPage' });
export const ShipmentQuery = PageQuery.extend({ status: z.enum(SHIPMENT_STATUSES).default('parked') });
export type ShipmentQuery = z.output<typeof ShipmentQuery>;

export const HandledShipment = z
  .object({ shipmentId: z.uuid(), caseNo: CaseNo, status: z.enum(SHIPMENT_STATUSES) })
  .meta({ id: 'HandledShipment' });
export type HandledShipment = z.output<typeof HandledShipment>;
