import type { Actor } from '@yiwang/event-core';
import type { Recipient } from './recipient.js';
import { shipmentNotCancellable, shipmentNotFound, shipmentNotParked } from './shipment.errors.js';
import { SHIPMENT_TRANSITIONS, shipmentStatusAfter, TO_BE_TOLD, type ShipmentMove, type ShipmentStatus } from './shipment-status.js';

export interface ShipmentState {
  id: string;
  caseNo: string;
  status: ShipmentStatus;
  /** Code of the courier that was asked. */
  courier: string;
  /** 运单号, as soon as the courier has given one. */
  trackingNo: string | null;
  recipientMasked: Recipient;
  /** Null as soon as nobody must be told any more: what is not needed is not kept (个人信息保护法 art. 47). */
  recipientSealed: string | null;
  requestedBy: Actor;
  requestedAt: Date;
  placedAt: Date | null;
  collectedAt: Date | null;
  deliveredAt: Date | null;
  returnedAt: Date | null;
  /** How often the courier was asked since somebody last wanted it asked. */
  attempts: number;
  /** Code of the last error. */
  lastError: string | null;
}

/** What a courier says of a parcel; `at` by his own clock. */
export interface CourierNotice {
  event: 'collected' | 'delivered' | 'returned';
  shipmentId: string;
  trackingNo: string;
  at: Date;
}

/** What has become true with a change, in this order; the case is told of each. */
export type ShipmentChange = 'placed' | CourierNotice['event'] | 'parked' | 'retried' | 'cancelled' | LateWord;
/** What the courier did with a parcel that a person had given up: changes nothing, but somebody must know. */
export type LateWord = `late-${'placed' | CourierNotice['event']}`;

const MOVE_OF = { collected: 'collect', delivered: 'deliver', returned: 'return' } as const satisfies Record<
  CourierNotice['event'],
  ShipmentMove
>;

/** 快件 — one parcel with the result of a case. Its case is locked before it, so both change together. */
export class Shipment {
  private constructor(private readonly state: ShipmentState) {}

  static request(
    request: Pick<ShipmentState, 'id' | 'caseNo' | 'courier' | 'recipientMasked' | 'recipientSealed' | 'requestedBy' | 'requestedAt'>,
  ) {
    return new Shipment({
      ...request,
      status: 'requested',
      trackingNo: null,
      placedAt: null,
      collectedAt: null,
      deliveredAt: null,
      returnedAt: null,
      attempts: 0,
      lastError: null,
    });
  }

  static restore(state: ShipmentState): Shipment {
    return new Shipment(state);
  }

  get snapshot(): Readonly<ShipmentState> {
    return this.state;
  }

  /** 下单成功. The courier knows an order by the shipment's id, so a repeated one is the same one and changes nothing. */
  place(trackingNo: string, now: Date): ShipmentChange[] {
    if (this.state.status === 'cancelled') return this.hearLate('placed', trackingNo, now);
    if (!this.move('place')) return [];
    this.state.trackingNo = trackingNo;
    this.state.placedAt = now;
    this.state.lastError = null;
    return ['placed'];
  }

  /**
   * What the courier says. A word that was heard before, or comes after the end, changes nothing; one that comes before our own note of
   * the order brings the tracking number along. Of a parcel that was given up it is kept, once: he may carry what was delivered in another
   * way since. @throws ACCEPTANCE.SHIPMENT_NOT_FOUND for the number of another parcel
   */
  receive({ event, trackingNo, at }: CourierNotice, now: Date): ShipmentChange[] {
    if (this.state.trackingNo !== null && this.state.trackingNo !== trackingNo) throw shipmentNotFound();
    if (this.state.status === 'cancelled') return this.hearLate(event, trackingNo, at);
    const changes = this.place(trackingNo, now);
    if (!this.move(MOVE_OF[event])) return changes;
    this.state[`${event}At`] = at;
    return [...changes, event];
  }

  /** 搁置 — asked too often in vain. Nothing if it was placed meanwhile. */
  park(error: string): ShipmentChange[] {
    if (!this.move('park')) return [];
    this.state.lastError = error;
    return ['parked'];
  }

  /** 重试, from the beginning. @throws ACCEPTANCE.SHIPMENT_NOT_PARKED */
  retry(): ShipmentChange[] {
    if (!this.move('retry')) throw shipmentNotParked();
    this.state.attempts = 0;
    return ['retried'];
  }

  /** 取消, of what no courier took or what one lost. @throws ACCEPTANCE.SHIPMENT_NOT_CANCELLABLE */
  cancel(): ShipmentChange[] {
    if (!this.move('cancel')) throw shipmentNotCancellable();
    return ['cancelled'];
  }

  private hearLate(event: 'placed' | CourierNotice['event'], trackingNo: string, at: Date): ShipmentChange[] {
    if (this.state[`${event}At`] !== null) return [];
    this.state.trackingNo = trackingNo;
    this.state[`${event}At`] = at;
    return [`late-${event}`];
  }

  private move(move: ShipmentMove): boolean {
    if (shipmentStatusAfter(move, this.state.status) === undefined) return false;
    this.state.status = SHIPMENT_TRANSITIONS[move].to;
    if (!TO_BE_TOLD.includes(this.state.status)) this.state.recipientSealed = null;
    return true;
  }
}
