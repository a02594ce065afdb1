import { describe, expect, it } from '@jest/globals';
import { loadConfig } from '@yiwang/config';
import { AuthConfig } from './auth.config.js';

const production = {
  NODE_ENV: 'production',
  AUTH_ISSUER: 'https://zwfw.example/oidc',
  JWKS_URL: 'http://auth:8080/oidc/jwks',
  DATA_KEY: Buffer.alloc(32).toString('base64'),
  KAFKA_BROKERS: 'k:9092',
  REDIS_URL: 'redis://r',
  DATABASE_URL: 'postgres://auth',
  NOTIFICATION_URL: 'http://notification:8080',
  ACCEPTANCE_URL: 'http://acceptance:8080',
  TRUSTED_PROXIES: '172.30.29.0/24',
};

describe('the configuration in production', () => {
  it('names the gateways, or everybody who logs in would share their address and its limits', () => {
    expect(loadConfig(AuthConfig, production).TRUSTED_PROXIES).toEqual(['172.30.29.0/24']);
    expect(() => loadConfig(AuthConfig, { ...production, TRUSTED_PROXIES: '' })).toThrow(/TRUSTED_PROXIES/);
  });
});
