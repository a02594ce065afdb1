import type { EventMessage, EventOf } from '@yiwang/event-core';
import { AccessEndedV1 } from '@yiwang/events-auth';
import { EventConsumer, OnEvents } from '@yiwang/messaging';
import { endsClient } from '../ended-clients.js';
import { FollowClients } from '../use-cases/follow-clients.js';

/** A client was disabled or enabled, or what it may has changed: what it was given before has ended then. */
@EventConsumer()
export class OnClientEnded {
  constructor(private readonly clients: FollowClients) {}

  @OnEvents([AccessEndedV1], { consumer: 'dispatch.follow-clients', batch: true, when: endsClient })
  handle(events: EventMessage<unknown>[]): Promise<void> {
    return this.clients.askAgain((events as EventOf<typeof AccessEndedV1>[]).map(({ data }) => data.id));
  }
}
