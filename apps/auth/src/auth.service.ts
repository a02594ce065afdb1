import { CONFIG } from '@yiwang/config';
import { AUTH_EVENTS_TOPIC, AUTH_SECURITY_TOPIC } from '@yiwang/events-auth';
import { PERMISSIONS } from '@yiwang/permissions';
import type { ServiceDefinition } from '@yiwang/service-host';
import { migrations } from '../migrations/index.js';
import { AuthConfig } from './auth.config.js';
import { AuthModule } from './auth.module.js';
import { createClient } from './bootstrap/create-client.js';
import { createOperator } from './bootstrap/create-operator.js';
import { reseal } from './bootstrap/reseal.js';
import { listSigningKeys, retireSigningKey, rotateSigningKey } from './bootstrap/signing-keys.js';
import { mountOidc } from './oidc/mount-oidc.js';
import { PROVIDER_SOURCE, type ProviderSource } from './oidc/provider-source.js';
import { Userinfo } from './oidc/userinfo.js';
import { DemoSeed } from './seed/demo-seed.js';
import { mountLegalPersonInterface } from './ticket/site/legal-person.route.js';

/** 统一身份认证 — accounts, organisations and clients, and the OpenID Connect provider that speaks for them. */
export const authService: ServiceDefinition<typeof AuthConfig> = {
  name: 'auth',
  module: AuthModule,
  config: AuthConfig,
  migrations,
  topics: [AUTH_EVENTS_TOPIC, AUTH_SECURITY_TOPIC],
  commands: {
    'create-operator': createOperator,
    'create-client': createClient,
    reseal,
    'signing-keys': listSigningKeys,
    'rotate-signing-key': rotateSigningKey,
    'retire-signing-key': retireSigningKey,
  },
  http: async (fastify, app) => {
    await app.get(DemoSeed).run();
    mountLegalPersonInterface(fastify, app);
    mountOidc(fastify, app.get<AuthConfig>(CONFIG).AUTH_ISSUER, app.get<ProviderSource>(PROVIDER_SOURCE), app.get(Userinfo));
  },
  openapi: {
    title: '一网 auth',
    description: '统一身份认证: accounts and OpenID Connect.',
    permissions: PERMISSIONS,
  },
};
