import { Module } from '@nestjs/common';
import { DeliveryModule } from '../../delivery/delivery.module.js';
import { PlanModule } from '../../plan/plan.module.js';
import { SystemModule } from '../../system/system.module.js';
import { ChannelsModule } from '../channels.module.js';
import { FeedController } from './http/feed.controller.js';
import { PullChannel } from './pull-channel.js';
import { ReadLog } from './queries/read-log.js';
import { FeedOfSystem } from './use-cases/feed-of-system.js';

/** 拉取通道 */
@Module({
  imports: [ChannelsModule, DeliveryModule, PlanModule, SystemModule],
  controllers: [FeedController],
  providers: [PullChannel, ReadLog, FeedOfSystem],
})
export class PullChannelModule {}
