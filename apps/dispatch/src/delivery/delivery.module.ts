import { Module } from '@nestjs/common';
import { DeliverToSystem } from './deliver-to-system.js';
import { DeliverySignal } from './delivery-signal.js';
import { DeliveryWorker } from './delivery.worker.js';
import { FeedSignal } from './feed-signal.js';
import { DeliveryAdminController } from './http/delivery-admin.controller.js';
import { ReadFeed } from './read-feed.js';
import { SeedSystems } from './seed-systems.js';

/** 投递 — messages on their way to department systems. */
@Module({
  controllers: [DeliveryAdminController],
  providers: [DeliverySignal, FeedSignal, DeliverToSystem, DeliveryWorker, ReadFeed, SeedSystems],
  exports: [DeliverySignal, FeedSignal, ReadFeed],
})
export class DeliveryModule {}
