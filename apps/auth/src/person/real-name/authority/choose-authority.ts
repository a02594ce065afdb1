import type { HttpPool } from '@yiwang/http-client';
import type { AuthConfig } from '../../../auth.config.js';
import { HttpAuthority } from './http-authority.js';
import type { NameAuthority } from './name-authority.js';
import { NoAuthority } from './no-authority.js';
import type { SandboxAuthority } from './sandbox-authority.js';

/** By configuration, which refuses the sandbox in production and `http` without its address and secret. */
export function chooseAuthority(config: AuthConfig, pool: HttpPool, sandbox: SandboxAuthority): NameAuthority {
  const { REAL_NAME_AUTHORITY: which, REAL_NAME_AUTHORITY_URL: url, REAL_NAME_AUTHORITY_SECRET: secret } = config;
  if (which === 'sandbox') return sandbox;
  return which === 'http' && url !== undefined && secret !== undefined ? new HttpAuthority(pool, url, secret) : new NoAuthority();
}
