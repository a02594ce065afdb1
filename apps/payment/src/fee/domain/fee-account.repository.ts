import type { FeeAccount } from './fee-account.js';

/** Finds the accounts of cases, always locked: an account is read in order to be changed. Needs a unit of work. */
export abstract class FeeAccountRepository {
  /** Those of these cases that have an account, locked in the order of their numbers. */
  abstract lockCases(caseNos: readonly string[]): Promise<Map<string, FeeAccount>>;
  /** @throws PAYMENT.PAYABLE_NOT_FOUND */
  abstract lockByPayable(payableId: string): Promise<FeeAccount>;
  /** @throws PAYMENT.ORDER_NOT_FOUND */
  abstract lockByOrder(orderId: string): Promise<FeeAccount>;
  /** @throws PAYMENT.REFUND_NOT_FOUND */
  abstract lockByRefund(refundId: string): Promise<FeeAccount>;
  /**
   * Whether an order was taken back by now. If it was, its channel is told so once more: it may have been told of the order only since.
   * Needs no unit of work.
   */
  abstract isTakenBack(orderId: string, now: Date): Promise<boolean>;
  /** Some accounts whose item version has come; those that another worker has in hand are left out. */
  abstract lockPriceable(limit: number): Promise<FeeAccount[]>;
  /** Some accounts with something due whose time has run out; those that another worker has in hand are left out. */
  abstract lockExpired(now: Date, limit: number): Promise<FeeAccount[]>;
  /** Saves what changed since they were locked, with postings and facts. */
  abstract save(accounts: Iterable<FeeAccount>): Promise<void>;
}
