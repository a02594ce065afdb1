import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Idempotency } from '@yiwang/http-api';
import { MessagingAdminController } from './admin/messaging-admin.controller.js';
import { ConsumerLagQuery } from './admin/consumer-lag.js';
import { MessagingFiguresQuery } from './admin/messaging-figures.js';
import { BrokerClient } from './broker/broker-client.js';
import { DeadLetters } from './consumer/dead-letters.js';
import { DeliveryProcessor } from './consumer/delivery-processor.js';
import { EventServer } from './consumer/event-server.js';
import { HandlerRegistry } from './consumer/handler-registry.js';
import { StateCopies } from './copies/state-copies.js';
import { Inbox } from './consumer/inbox.js';
import { ReplayWorker } from './consumer/replay-worker.js';
import { MessagingGauges } from './messaging-gauges.js';
import { MESSAGING_OPTIONS, type MessagingOptions } from './messaging.options.js';
import { MessagingPruner } from './messaging-pruner.js';
import { OutboxRelay } from './outbox/relay.js';
import { Outbox } from './outbox/outbox.js';
import { RelaySignal } from './outbox/relay-signal.js';

@Global()
@Module({})
export class MessagingModule {
  /** `options` is a factory because the configuration is not there when the OpenAPI document is generated. */
  static forService(options: () => MessagingOptions): DynamicModule {
    return {
      module: MessagingModule,
      controllers: [MessagingAdminController],
      providers: [
        { provide: MESSAGING_OPTIONS, useFactory: options },
        BrokerClient,
        Outbox,
        RelaySignal,
        OutboxRelay,
        MessagingPruner,
        Idempotency,
        Inbox,
        DeadLetters,
        DeliveryProcessor,
        HandlerRegistry,
        ReplayWorker,
        StateCopies,
        MessagingFiguresQuery,
        ConsumerLagQuery,
        MessagingGauges,
        EventServer,
      ],
      exports: [Outbox, BrokerClient, EventServer, HandlerRegistry, StateCopies],
    };
  }
}
