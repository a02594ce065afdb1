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
      provide: AddressGuard,
      // Without a configuration the document of the API is being written.
      useFactory: (config: Partial<DispatchConfig>) => new AddressGuard(config.CALLBACK_NETWORKS),
      inject: [CONFIG],
    },
    { provide: GuardedHttp, useFactory: (guard: AddressGuard) => new GuardedHttp(guard), inject: [AddressGuard] },
  ],
  exports: [ChannelRegistry, AddressGuard, GuardedHttp],
})
export class ChannelsModule {}
