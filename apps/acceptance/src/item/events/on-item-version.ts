import type { EventMessage } from '@yiwang/event-core';
import { ItemVersionV1, type ItemOperationalCore } from '@yiwang/events-catalogue';
import { EventConsumer, OnEvents } from '@yiwang/messaging';
import { ReceiveItemVersions } from '../receive-item-versions.js';

@EventConsumer()
export class OnItemVersion {
  constructor(private readonly receive: ReceiveItemVersions) {}

  @OnEvents([ItemVersionV1], { consumer: 'acceptance.item-versions', batch: true })
  handle(events: EventMessage<unknown>[]): Promise<void> {
    return this.receive.execute((events as EventMessage<ItemOperationalCore>[]).map(({ sequence, data }) => ({ sequence, core: data })));
  }
}
