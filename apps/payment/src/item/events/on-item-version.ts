import type { EventMessage } from '@yiwang/event-core';
import { ItemVersionV1, type ItemOperationalCore } from '@yiwang/events-catalogue';
import { EventConsumer, OnEvents } from '@yiwang/messaging';
import { ItemFees } from '../persistence/item-fees.js';

@EventConsumer()
export class OnItemVersion {
  constructor(private readonly fees: ItemFees) {}

  @OnEvents([ItemVersionV1], { consumer: 'payment.item-versions', batch: true })
  handle(events: EventMessage<unknown>[]): Promise<void> {
    return this.fees.apply((events as EventMessage<ItemOperationalCore>[]).map(({ sequence, data }) => ({ sequence, core: data })));
  }
}
