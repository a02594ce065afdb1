import { Global, Module } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { ClientAddress } from '@yiwang/http-api';
import type { AuthConfig } from '../auth.config.js';

/** 来访地址 — who calls, by address, behind the gateways that this service trusts: for limits, lists of sessions and allowed networks. */
@Global()
@Module({
  providers: [
    { provide: ClientAddress, inject: [CONFIG], useFactory: (config: AuthConfig) => new ClientAddress(config.TRUSTED_PROXIES ?? []) },
  ],
  exports: [ClientAddress],
})
export class ClientAddressModule {}
