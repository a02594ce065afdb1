/**
 * 快件状态 — `requested`: the courier has yet to be asked; `parked`: he was asked too often in vain, a person must look; `placed`: he has
 * the order; then his own words, until the parcel is there or back. `cancelled`: given up by a person, because no courier took it or it is
 * lost.
 */
export const SHIPMENT_STATUSES = ['requested', 'parked', 'placed', 'collected', 'delivered', 'returned', 'cancelled'] as const;
export type ShipmentStatus = (typeof SHIPMENT_STATUSES)[number];

/** Whether the courier must still be told to whom it goes; afterwards the recipient is not kept in clear or sealed. */
export const TO_BE_TOLD: readonly ShipmentStatus[] = ['requested', 'parked'];

/** As long as one of these holds, the case is handed over in no other way. */
export const UNDER_WAY: readonly ShipmentStatus[] = ['requested', 'parked', 'placed', 'collected'];

interface Transition {
  readonly from: readonly ShipmentStatus[];
  readonly to: ShipmentStatus;
}

/** The life of a parcel as data. What is over stays as it is, whatever comes late. */
export const SHIPMENT_TRANSITIONS = {
  /** 下单成功, also when it is heard only from the first callback */
  place: { from: ['requested', 'parked'], to: 'placed' },
  /** 搁置 */
  park: { from: ['requested'], to: 'parked' },
  /** 重试 */
  retry: { from: ['parked'], to: 'requested' },
  /** 取消; of a parcel that the courier has, when he lost it: nothing but his word would end it otherwise */
  cancel: { from: ['parked', 'placed', 'collected'], to: 'cancelled' },
  /** 揽收 */
  collect: { from: ['placed'], to: 'collected' },
  /** 妥投; a courier may leave out that he collected it */
  deliver: { from: ['placed', 'collected'], to: 'delivered' },
  /** 退回 */
  return: { from: ['placed', 'collected'], to: 'returned' },
} as const satisfies Record<string, Transition>;
export type ShipmentMove = keyof typeof SHIPMENT_TRANSITIONS;

/** Where a move leads from here, or undefined when it is not allowed. */
export function shipmentStatusAfter(move: ShipmentMove, status: ShipmentStatus): ShipmentStatus | undefined {
  const { from, to }: Transition = SHIPMENT_TRANSITIONS[move];
  return from.includes(status) ? to : undefined;
}
