import type { ServiceDefinition } from '@yiwang/service-host';
import type Provider from 'oidc-provider';
import { migrations } from '../migrations/index.js';
import { AuthConfig } from './auth.config.js';
import { AuthModule } from './auth.module.js';
import { createClient } from './bootstrap/create-client.js';
import { createOperator } from './bootstrap/create-operator.js';
import { mountOidc } from './oidc/mount-oidc.js';
import { OIDC_PROVIDER } from './oidc/provider.js';
import { DemoSeed } from './seed/demo-seed.js';

/** 统一身份认证 — accounts, organisations and clients, and the OpenID Connect provider that speaks for them. */
export const authService: ServiceDefinition<typeof AuthConfig> = {
  name: 'auth',
  module: AuthModule,
  config: AuthConfig,
  migrations,
  commands: { 'create-operator': createOperator, 'create-client': createClient },
  http: async (fastify, app) => {
    await app.get(DemoSeed).run();
    mountOidc(fastify, app.get<Provider>(OIDC_PROVIDER));
  },
  openapi: { title: '一网 auth', description: '统一身份认证: accounts and OpenID Connect.' },
};
