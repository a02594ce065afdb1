import { Module } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { AddressGuard, GuardedHttp } from '@yiwang/http-client';
import type { DispatchConfig } from '../dispatch.config.js';
import { ChannelRegistry } from './system-channel.js';

/** What the channels share: where they make themselves known, and the guarded way to addresses that departments have given us. */
@Module({
  providers: [
    ChannelRegistry,
    {
      provide: GuardedHttp,
      // Without a configuration the document of the API is being written.
      useFactory: (config: Partial<DispatchConfig>) => new GuardedHttp(new AddressGuard(config.CALLBACK_NETWORKS)),
      inject: [CONFIG],
    },
  ],
  exports: [ChannelRegistry, GuardedHttp],
})
export class ChannelsModule {}
