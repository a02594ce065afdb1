import { Module } from '@nestjs/common';
import { ChannelsModule } from '../channels.module.js';
import { PullChannel } from './pull-channel.js';

@Module({ imports: [ChannelsModule], providers: [PullChannel] })
export class PullChannelModule {}
