import type { EventMessage } from '@yiwang/event-core';
import { EventConsumer, OnEvents } from '@yiwang/messaging';
import { concernsDispatch, FollowCases, FOLLOWED } from '../use-cases/follow-cases.js';

@EventConsumer()
export class OnCaseFacts {
  constructor(private readonly followCases: FollowCases) {}

  @OnEvents([...FOLLOWED], { consumer: 'dispatch.follow-cases', batch: true, when: concernsDispatch })
  handle(events: EventMessage<unknown>[]): Promise<void> {
    return this.followCases.execute(events as Parameters<FollowCases['execute']>[0]);
  }
}
