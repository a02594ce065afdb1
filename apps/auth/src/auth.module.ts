import { Module } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { Accounts } from './account/accounts.js';
import { LoginAttempts } from './account/login-attempts.js';
import { PasswordLogin } from './account/password-login.js';
import type { AuthConfig } from './auth.config.js';
import { ClientSecrets } from './client/client-secrets.js';
import { Clients } from './client/clients.js';
import { ContactController } from './contact/contact.controller.js';
import { Contacts } from './contact/contacts.js';
import { InteractionController } from './interaction/interaction.controller.js';
import { LocalLoginGuard } from './interaction/local-login.guard.js';
import { MeController } from './me/me.controller.js';
import { TokenClaims } from './oidc/claims.js';
import { ClientStore } from './oidc/client-store.js';
import { ExpiryCleaner } from './oidc/expiry-cleaner.js';
import { PayloadStore } from './oidc/payload-store.js';
import { buildProvider, OIDC_PROVIDER } from './oidc/provider.js';
import { SigningKeys } from './oidc/signing-keys.js';
import { DemoSeed } from './seed/demo-seed.js';

@Module({
  controllers: [InteractionController, MeController, ContactController],
  providers: [
    Accounts,
    Clients,
    ClientSecrets,
    ClientStore,
    Contacts,
    DemoSeed,
    ExpiryCleaner,
    LocalLoginGuard,
    LoginAttempts,
    PasswordLogin,
    PayloadStore,
    SigningKeys,
    TokenClaims,
    {
      provide: OIDC_PROVIDER,
      inject: [CONFIG, PayloadStore, ClientStore, ClientSecrets, TokenClaims, SigningKeys],
      useFactory: (
        config: AuthConfig,
        payloads: PayloadStore,
        clients: ClientStore,
        secrets: ClientSecrets,
        claims: TokenClaims,
        keys: SigningKeys,
      ) => buildProvider({ config, payloads, clients, secrets, claims, keys }),
    },
  ],
})
export class AuthModule {}
