import { Inject, Injectable } from '@nestjs/common';
import { defineError } from '@yiwang/kernel';
import type { z } from 'zod';
import { BrokerClient } from '../broker/broker-client.js';
import { groupLag } from '../broker/group-lag.js';
import { HandlerRegistry } from '../consumer/handler-registry.js';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../messaging.options.js';
import type { ConsumerLag } from './messaging-admin.schema.js';

export const brokerAway = defineError('unavailable', 'MESSAGING.BROKER_AWAY', {
  zh: '消息服务暂时不可用',
  en: 'the broker does not answer at the moment',
});

/** 消费滞后 — how far the service is behind what others have told. */
@Injectable()
export class ConsumerLagQuery {
  constructor(
    private readonly broker: BrokerClient,
    private readonly registry: HandlerRegistry,
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
  ) {}

  /** @throws MESSAGING.BROKER_AWAY */
  async read(): Promise<z.output<typeof ConsumerLag>> {
    const { name, prefix } = this.options;
    // A process that only serves the API has no handlers; it asks for whatever the group has committed.
    const topics = this.registry.all().flatMap((handler) => [...handler.definitions.values()].map(({ topic }) => prefix + topic));
    const partitions = await groupLag(this.broker.kafka, prefix + name, [...new Set(topics)]).catch((error: unknown) => {
      throw brokerAway({ cause: error });
    });
    return {
      events: partitions.reduce((sum, { lag }) => sum + lag, 0),
      partitions: partitions.map(({ topic, partition, lag }) => ({ topic: topic.slice(prefix.length), partition, events: lag })),
    };
  }
}
