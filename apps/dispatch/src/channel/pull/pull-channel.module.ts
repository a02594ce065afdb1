import { Module } from '@nestjs/common';
import { PullChannel } from './pull-channel.js';

@Module({ providers: [PullChannel] })
export class PullChannelModule {}
