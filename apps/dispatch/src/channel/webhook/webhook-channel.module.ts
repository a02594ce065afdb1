import { Module } from '@nestjs/common';
import { ChannelsModule } from '../channels.module.js';
import { WebhookChannel } from './webhook-channel.js';

@Module({ imports: [ChannelsModule], providers: [WebhookChannel] })
export class WebhookChannelModule {}
