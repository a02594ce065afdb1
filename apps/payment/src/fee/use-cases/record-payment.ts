import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import { logger, metrics } from '@yiwang/telemetry';
import type { ChannelNotice, ChannelPayment } from '../../channels/payment-channel.js';
import { FeeAccountRepository } from '../domain/fee-account.repository.js';
import type { ReceiptOutcome } from '../domain/fee-account-state.js';

const log = logger('payment');
const receipts = metrics.counter('payment_receipts_total', 'What payments told by channels turned out to be', ['channel', 'outcome']);

/** 到账登记 — what a channel says, whether it called us or was asked. Repeatable, in any order. */
@Injectable()
export class RecordPayment {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly accounts: FeeAccountRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws PAYMENT.ORDER_NOT_FOUND, PAYMENT.REFUND_NOT_FOUND */
  async notice(channel: string, notice: ChannelNotice): Promise<void> {
    if (notice.kind === 'paid') await this.paid(channel, notice.payment);
    else await this.refunded(channel, notice.refundId);
  }

  /** @throws PAYMENT.ORDER_NOT_FOUND */
  async paid(channel: string, payment: ChannelPayment): Promise<ReceiptOutcome | 'repeated'> {
    const { caseNo, outcome } = await this.uow.run(async () => {
      const account = await this.accounts.lockByOrder(payment.orderId);
      const received = account.receive({ ...payment, channel }, this.clock.now());
      if (received !== 'repeated') await this.accounts.save([account]);
      return { caseNo: account.snapshot.caseNo, outcome: received };
    });
    receipts.inc({ channel, outcome });
    if (outcome !== 'settled' && outcome !== 'repeated') log.warn('money came that settles nothing', { caseNo, channel, reason: outcome });
    return outcome;
  }

  /** @throws PAYMENT.REFUND_NOT_FOUND */
  refunded(channel: string, refundId: string): Promise<void> {
    return this.uow.run(async () => {
      const account = await this.accounts.lockByRefund(refundId);
      account.refundDone(refundId, channel, this.clock.now());
      await this.accounts.save([account]);
    });
  }

  closedAtChannel(orderId: string): Promise<void> {
    return this.uow.run(async () => {
      const account = await this.accounts.lockByOrder(orderId);
      account.closedAtChannel(orderId);
      await this.accounts.save([account]);
    });
  }
}
