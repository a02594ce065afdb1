import type { EventMessage, EventOf } from '@yiwang/event-core';
import { AccessEndedV1 } from '@yiwang/events-auth';
import { EventConsumer, OnEvents } from '@yiwang/messaging';
import { endsClient } from '../../system/ended-clients.js';
import { KeepKafkaRights } from './keep-kafka-rights.js';

/** The broker takes a token until it expires: rights are what ends at once. */
@EventConsumer()
export class OnClientEnded {
  constructor(private readonly rights: KeepKafkaRights) {}

  @OnEvents([AccessEndedV1], { consumer: 'dispatch.recheck-kafka-rights', batch: true, when: endsClient })
  handle(events: EventMessage<unknown>[]): Promise<void> {
    return this.rights.recheck((events as EventOf<typeof AccessEndedV1>[]).map(({ data }) => data.id));
  }
}
