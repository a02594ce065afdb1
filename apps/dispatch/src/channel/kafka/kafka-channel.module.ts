import { Module } from '@nestjs/common';
import { ChannelsModule } from '../channels.module.js';
import { KafkaChannel } from './kafka-channel.js';

@Module({ imports: [ChannelsModule], providers: [KafkaChannel] })
export class KafkaChannelModule {}
