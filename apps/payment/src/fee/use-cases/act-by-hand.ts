import { Inject, Injectable } from '@nestjs/common';
import { actorOf, type Principal } from '@yiwang/access';
import { CONFIG } from '@yiwang/config';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { Clock } from '@yiwang/kernel';
import type { PaymentConfig } from '../../payment.config.js';
import type { ByHand, FeeAccount } from '../domain/fee-account.js';
import { FeeAccountRepository } from '../domain/fee-account.repository.js';
import type { ExemptionReason, Payable } from '../domain/fee-account-state.js';
import { orderNotFound, payableNotFound } from '../domain/payment.errors.js';
import type { OrderView, PayableReceipt } from '../http/payment.schema.js';
import { orderView } from '../queries/order-view.js';
import { mayManage } from '../reach.js';

export interface ByHandRequest {
  principal: Principal;
  key: IdempotentRequest;
  /** Why, in words. Kept with who did it and when, and never changed. */
  note: string;
}

/** 人工处理 — what an officer of the collecting body may do; each act is on record for good. */
@Injectable()
export class ActByHand {
  constructor(
    private readonly accounts: FeeAccountRepository,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: PaymentConfig,
  ) {}

  /** 减免. @throws PAYMENT.PAYABLE_NOT_FOUND, PAYMENT.NOT_DUE */
  exempt(payableId: string, reason: ExemptionReason, request: ByHandRequest): Promise<PayableReceipt> {
    return this.onPayable(payableId, request, 200, (account, hand, now) => account.exempt(payableId, reason, hand, now));
  }

  /** 重开. @throws PAYMENT.PAYABLE_NOT_FOUND, PAYMENT.NOT_EXPIRED, PAYMENT.CASE_OVER */
  renew(payableId: string, request: ByHandRequest): Promise<PayableReceipt> {
    return this.onPayable(payableId, request, 201, (account, hand, now) =>
      account.renew(payableId, hand, now, this.config.PAYABLE_TTL_SECONDS),
    );
  }

  /** 退回金额不符的款项. @throws PAYMENT.ORDER_NOT_FOUND, PAYMENT.NOT_MISMATCHED */
  returnMismatch(orderId: string, { principal, key, note }: ByHandRequest): Promise<OrderView> {
    return this.idempotency.once(
      key,
      async () => {
        const account = await this.accounts.lockByOrder(orderId);
        if (!mayManage(principal, account.snapshot)) throw orderNotFound();
        const order = account.returnMismatch(orderId, handOf(principal, note), this.clock.now());
        await this.accounts.save([account]);
        return orderView(order, account.snapshot.caseNo);
      },
      { status: 200 },
    );
  }

  private onPayable(
    payableId: string,
    { principal, key, note }: ByHandRequest,
    status: number,
    act: (account: FeeAccount, hand: ByHand, now: Date) => Payable,
  ): Promise<PayableReceipt> {
    return this.idempotency.once(
      key,
      async () => {
        const account = await this.accounts.lockByPayable(payableId);
        if (!mayManage(principal, account.snapshot)) throw payableNotFound();
        const { id, amountFen, expiresAt, ...payable } = act(account, handOf(principal, note), this.clock.now());
        await this.accounts.save([account]);
        const { caseNo } = account.snapshot;
        return { payableId: id, caseNo, status: payable.status, amountFen, expiresAt: expiresAt.toISOString() };
      },
      { status },
    );
  }
}

const handOf = (principal: Principal, note: string): ByHand => ({ by: actorOf(principal), clientId: principal.clientId, note });
