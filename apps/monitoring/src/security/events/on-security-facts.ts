import type { EventMessage, EventOf } from '@yiwang/event-core';
import { SecurityNotedV1 } from '@yiwang/events-auth';
import { EventConsumer, OnEvents } from '@yiwang/messaging';
import { SecurityFacts } from '../persistence/security-facts.js';

/** What auth notes of attacks and changed rights. */
@EventConsumer()
export class OnSecurityFacts {
  constructor(private readonly facts: SecurityFacts) {}

  @OnEvents([SecurityNotedV1], { consumer: 'monitoring.security', batch: true })
  async noted(events: EventMessage<unknown>[]): Promise<void> {
    await this.facts.record(events as EventOf<typeof SecurityNotedV1>[]);
  }
}
