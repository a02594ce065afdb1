import { Module } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { AddressGuard, GuardedHttp } from '@yiwang/http-client';
import { AdminRecordModule } from '../admin/admin-record.module.js';
import type { AuthConfig } from '../auth.config.js';
import { ClientSecrets } from '../client/client-secrets.js';
import { Clients } from '../client/clients.js';
import { EndingModule } from '../ending/ending.module.js';
import { SessionModule } from '../session/session.module.js';
import { AssertionReplays } from './assertion-replays.js';
import { TokenClaims } from './claims.js';
import { ClientAuthentication } from './client-authentication.js';
import { ClientStore } from './client-store.js';
import { Consents } from './consents.js';
import { ExpiryCleaner } from './expiry-cleaner.js';
import { KeyRotation } from './key-rotation.js';
import { LogoutNotices } from './logout-notices.js';
import { LogoutSender } from './logout-sender.js';
import { Logins } from './logins.js';
import { PayloadStore } from './payload-store.js';
import { PROVIDER_SOURCE, ProviderSource } from './provider-source.js';
import { ProviderStores } from './provider-stores.js';
import { buildProvider, OIDC_PROVIDER, ProviderParts } from './provider.js';
import { SecondFactorDemand } from './second-factor-demand.js';
import { SigningKeys } from './signing-keys.js';
import { TokenReuse } from './token-reuse.js';
import { Userinfo } from './userinfo.js';
import { VolatilePayloads } from './volatile-payloads.js';

/** Longer than any key set of a client. */
const LONGEST_ANSWER = 131_072;

/** OpenID Connect: the provider, what it stores, its keys, and the clients that are told of logouts. */
@Module({
  imports: [AdminRecordModule, EndingModule, SessionModule],
  providers: [
    AssertionReplays,
    ClientAuthentication,
    Clients,
    ClientSecrets,
    ClientStore,
    Consents,
    ExpiryCleaner,
    KeyRotation,
    LogoutNotices,
    LogoutSender,
    Logins,
    PayloadStore,
    ProviderParts,
    ProviderStores,
    SecondFactorDemand,
    SigningKeys,
    TokenClaims,
    TokenReuse,
    Userinfo,
    VolatilePayloads,
    {
      provide: GuardedHttp,
      inject: [CONFIG],
      useFactory: (config: AuthConfig) => new GuardedHttp(new AddressGuard(config.CLIENT_NETWORKS), { answerLimit: LONGEST_ANSWER }),
    },
    {
      provide: PROVIDER_SOURCE,
      inject: [SigningKeys, ProviderParts],
      useFactory: async (keys: SigningKeys, parts: ProviderParts) => {
        const source = new ProviderSource(keys, (jwks) => buildProvider(parts, jwks));
        await source.current();
        return source;
      },
    },
    { provide: OIDC_PROVIDER, inject: [PROVIDER_SOURCE], useFactory: (source: ProviderSource) => source.facade() },
  ],
  exports: [
    Clients,
    ClientSecrets,
    Consents,
    GuardedHttp,
    KeyRotation,
    OIDC_PROVIDER,
    PayloadStore,
    PROVIDER_SOURCE,
    SecondFactorDemand,
    SigningKeys,
    Userinfo,
  ],
})
export class OidcModule {}
