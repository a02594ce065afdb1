import type { EventOf } from '@yiwang/event-core';
import { OrderPaidV1, PayableExemptedV1 } from '@yiwang/events-payment';
import { EventConsumer, OnEvent } from '@yiwang/messaging';
import { SettleFee } from '../use-cases/settle-fee.js';

/** What payment says of the fees of a case: paid and exempted free what the fee holds. */
@EventConsumer()
export class OnPaymentFacts {
  constructor(private readonly settle: SettleFee) {}

  @OnEvent(OrderPaidV1, { consumer: 'acceptance.settle-paid-fee' })
  paid({ data }: EventOf<typeof OrderPaidV1>): Promise<void> {
    return this.settle.execute({ ...data, how: 'paid' });
  }

  @OnEvent(PayableExemptedV1, { consumer: 'acceptance.settle-exempted-fee' })
  exempted({ data }: EventOf<typeof PayableExemptedV1>): Promise<void> {
    return this.settle.execute({ ...data, how: 'exempted' });
  }
}
