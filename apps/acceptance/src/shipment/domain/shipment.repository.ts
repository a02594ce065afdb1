import type { Shipment } from './shipment.js';

/** A shipment that the worker has taken, with what the courier must know of it. */
export interface ShipmentToPlace {
  id: string;
  caseNo: string;
  courier: string;
  recipientSealed: string;
  /** This attempt counted. */
  attempts: number;
}

/** A shipment of which the courier has said nothing for long. */
export type ShipmentToAsk = Pick<ShipmentToPlace, 'id' | 'caseNo' | 'courier'>;

/** 快件 in the database. Whoever changes one holds its case. */
export abstract class ShipmentRepository {
  /** Buffered; in a unit of work that has locked the case. */
  abstract add(shipment: Shipment): Promise<void>;
  /** The case of a shipment, to be locked first. @throws ACCEPTANCE.SHIPMENT_NOT_FOUND */
  abstract caseOf(id: string): Promise<string>;
  /** @throws ACCEPTANCE.SHIPMENT_NOT_FOUND */
  abstract lock(id: string): Promise<Shipment>;
  /** Whether a parcel of the case has neither arrived nor come back. */
  abstract isUnderWay(caseNo: string): Promise<boolean>;
  abstract save(shipment: Shipment): Promise<void>;
  /** Takes what is due and held by no other worker, for so many seconds. No transaction stays open. */
  abstract claim(limit: number, leaseSeconds: number): Promise<ShipmentToPlace[]>;
  /** The attempt failed: the next one in so many seconds. Nothing if another has taken it since. */
  abstract putOff(taken: ShipmentToPlace, seconds: number, error: string): Promise<void>;
  /** Takes what a courier has and is due to be asked for, and puts it off to its next turn. No transaction stays open. */
  abstract claimToAsk(limit: number): Promise<ShipmentToAsk[]>;
}
