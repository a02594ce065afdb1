import type { HttpPool } from '@yiwang/http-client';
import type { AuthConfig } from '../../auth.config.js';
import type { EnterpriseRegister } from './enterprise-register.js';
import { HttpEnterpriseRegister } from './http-enterprise-register.js';
import { NoEnterpriseRegister } from './no-enterprise-register.js';
import { SandboxEnterpriseRegister } from './sandbox-enterprise-register.js';

/** By configuration, which refuses the sandbox in production and `http` without its address and secret. */
export function chooseRegister(config: AuthConfig, pool: HttpPool): EnterpriseRegister {
  const { ENTERPRISE_REGISTER: which, ENTERPRISE_REGISTER_URL: url, ENTERPRISE_REGISTER_SECRET: secret } = config;
  if (which === 'sandbox') return new SandboxEnterpriseRegister();
  return url !== undefined && secret !== undefined && which === 'http'
    ? new HttpEnterpriseRegister(pool, url, secret)
    : new NoEnterpriseRegister();
}
