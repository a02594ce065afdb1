import { Global, Module } from '@nestjs/common';
import { ChannelRegistry } from './system-channel.js';

/** 通道目录 — every channel room finds the registry without importing anything, and adds its adapter when its module starts. */
@Global()
@Module({
  providers: [{ provide: ChannelRegistry, useFactory: () => new ChannelRegistry() }],
  exports: [ChannelRegistry],
})
export class ChannelModule {}
