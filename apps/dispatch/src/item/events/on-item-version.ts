import type { EventMessage } from '@yiwang/event-core';
import { ItemVersionV1, type ItemOperationalCore } from '@yiwang/events-catalogue';
import { EventConsumer, OnEvents } from '@yiwang/messaging';
import { UnitOfWork } from '@yiwang/persistence';
import { ArrangeSignal } from '../../plan/arrange-signal.js';
import { ItemVersions } from '../persistence/item-versions.js';

@EventConsumer()
export class OnItemVersion {
  constructor(
    private readonly versions: ItemVersions,
    private readonly uow: UnitOfWork,
    private readonly waiting: ArrangeSignal,
  ) {}

  @OnEvents([ItemVersionV1], { consumer: 'dispatch.item-versions', batch: true })
  async handle(events: EventMessage<unknown>[]): Promise<void> {
    await this.versions.apply((events as EventMessage<ItemOperationalCore>[]).map(({ sequence, data }) => ({ sequence, core: data })));
    this.uow.afterCommit(() => this.waiting.wake());
  }
}
