import type { EventMessage } from '@yiwang/event-core';
import { EventConsumer, OnEvents } from '@yiwang/messaging';
import { FollowCases, FOLLOWED } from '../use-cases/follow-cases.js';

/** What acceptance tells of cases. */
@EventConsumer()
export class OnCaseFacts {
  constructor(private readonly follow: FollowCases) {}

  @OnEvents([...FOLLOWED], { consumer: 'evaluation.follow-cases', batch: true })
  handle(events: EventMessage<unknown>[]): Promise<void> {
    return this.follow.execute(events as Parameters<FollowCases['execute']>[0]);
  }
}
