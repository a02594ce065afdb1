import { Module } from '@nestjs/common';
import { KafkaChannel } from './kafka-channel.js';

@Module({ providers: [KafkaChannel] })
export class KafkaChannelModule {}
