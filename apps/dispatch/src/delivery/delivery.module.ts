import { Module } from '@nestjs/common';
import { ChannelsModule } from '../channel/channels.module.js';
import { SystemModule } from '../system/system.module.js';
import { DeliveryLines } from './delivery-lines.js';
import { DeliverySignal } from './delivery-signal.js';
import { DeliveryWorker } from './delivery.worker.js';
import { FeedSignal } from './feed-signal.js';
import { DeliveryAdminController } from './http/delivery-admin.controller.js';
import { NoteCalls } from './note-calls.js';
import { ListDeliveries } from './queries/list-deliveries.js';
import { ReadFeed } from './read-feed.js';
import { SeedSystems } from './seed-systems.js';
import { ServeSystem } from './serve-system.js';
import { ReplayDeliveries } from './use-cases/replay-deliveries.js';

/** 投递 — messages on their way to department systems. */
@Module({
  imports: [ChannelsModule, SystemModule],
  controllers: [DeliveryAdminController],
  providers: [
    DeliverySignal,
    FeedSignal,
    DeliveryLines,
    NoteCalls,
    ServeSystem,
    DeliveryWorker,
    ReadFeed,
    ListDeliveries,
    ReplayDeliveries,
    SeedSystems,
  ],
  exports: [DeliverySignal, FeedSignal, ReadFeed, ReplayDeliveries],
})
export class DeliveryModule {}
