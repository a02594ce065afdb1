import type { EventMessage } from '@yiwang/event-core';
import { EventConsumer, OnEvents } from '@yiwang/messaging';
import { FOLLOWED, type CaseFactData } from '../domain/apply-case-fact.js';
import { FollowCases } from '../use-cases/follow-cases.js';

@EventConsumer()
export class OnCaseFacts {
  constructor(private readonly follow: FollowCases) {}

  @OnEvents([...FOLLOWED], { consumer: 'payment.follow-cases', batch: true })
  handle(events: EventMessage<unknown>[]): Promise<void> {
    return this.follow.execute(events as EventMessage<CaseFactData>[]);
  }
}
