/** 应缴款状态. */
export const PAYABLE_STATUSES = ['due', 'paid', 'exempted', 'closed', 'refunded'] as const;
export type PayableStatus = (typeof PAYABLE_STATUSES)[number];

/**
 * 订单状态. `closed` orders can still be paid, since the channel may have been faster; `mismatch`: money came in another amount, and waits
 * for a person.
 */
export const ORDER_STATUSES = ['created', 'closed', 'paid', 'mismatch', 'refunding', 'refunded'] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

interface Transition<S extends string> {
  readonly from: readonly S[];
  readonly to: S;
}

export const PAYABLE_TRANSITIONS = {
  /** 缴清 */
  pay: { from: ['due'], to: 'paid' },
  /** 减免 */
  exempt: { from: ['due'], to: 'exempted' },
  /** 逾期、撤回、办件终止 */
  close: { from: ['due'], to: 'closed' },
  /** 退付 — the payment was undone. */
  refund: { from: ['paid'], to: 'refunded' },
} as const satisfies Record<string, Transition<PayableStatus>>;
export type PayableMove = keyof typeof PAYABLE_TRANSITIONS;

export const ORDER_TRANSITIONS = {
  /** The channel has the money, and it is the right amount for something that is due. */
  pay: { from: ['created', 'closed'], to: 'paid' },
  /** Another amount came. */
  mismatch: { from: ['created', 'closed'], to: 'mismatch' },
  /** The right amount came for something that is no longer due; it goes back. */
  payInVain: { from: ['created', 'closed'], to: 'refunding' },
  close: { from: ['created'], to: 'closed' },
  refund: { from: ['paid', 'mismatch'], to: 'refunding' },
  refunded: { from: ['refunding'], to: 'refunded' },
} as const satisfies Record<string, Transition<OrderStatus>>;
export type OrderMove = keyof typeof ORDER_TRANSITIONS;

function after<S extends string>({ from, to }: Transition<S>, status: S): S | undefined {
  return from.includes(status) ? to : undefined;
}

/** Where a move leads from here, or undefined when it is not allowed. */
export const payableAfter = (move: PayableMove, status: PayableStatus): PayableStatus | undefined =>
  after<PayableStatus>(PAYABLE_TRANSITIONS[move], status);
export const orderAfter = (move: OrderMove, status: OrderStatus): OrderStatus | undefined =>
  after<OrderStatus>(ORDER_TRANSITIONS[move], status);
