import type { EventMessage } from '@yiwang/event-core';
import { EventConsumer, HandlerRegistry, OnEvents } from '@yiwang/messaging';
import { ItemFees } from '../../item/persistence/item-fees.js';
import { FOLLOWED, type CaseFactData } from '../domain/apply-case-fact.js';
import { FollowCases } from '../use-cases/follow-cases.js';

const CONSUMER = 'payment.follow-cases';

/** What acceptance tells of cases. Most items cost nothing, and what is told of their cases is left out before it costs anything either. */
@EventConsumer()
export class OnCaseFacts {
  constructor(
    private readonly follow: FollowCases,
    items: ItemFees,
    handlers: HandlerRegistry,
  ) {
    handlers.narrow(CONSUMER, ({ data }) => !items.isKnownFree(data as CaseFactData));
  }

  @OnEvents([...FOLLOWED], { consumer: CONSUMER, batch: true })
  handle(events: EventMessage<unknown>[]): Promise<void> {
    return this.follow.execute(events as EventMessage<CaseFactData>[]);
  }
}
