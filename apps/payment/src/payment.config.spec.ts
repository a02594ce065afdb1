import { describe, expect, it } from '@jest/globals';
import { loadConfig } from '@yiwang/config';
import { PaymentConfig } from './payment.config.js';

const env = { AUTH_ISSUER: 'http://127.0.0.1:1/oidc', JWKS_URL: 'http://127.0.0.1:1/oidc/jwks' };
const production = {
  ...env,
  NODE_ENV: 'production',
  DATA_KEY: Buffer.alloc(32).toString('base64'),
  KAFKA_BROKERS: 'k:9092',
  REDIS_URL: 'redis://r',
  PUBLIC_URL: 'https://zwfw.example/',
  AUTH_URL: 'http://auth:8080',
};

describe('the configuration', () => {
  it('opens the sandbox in development', () => {
    const config = loadConfig(PaymentConfig, env);
    expect([config.PAYMENT_CHANNELS, config.PUBLIC_URL]).toEqual([['sandbox'], 'http://127.0.0.1:8080']);
  });

  it('refuses the sandbox in production, and a channel that nobody has written anywhere', () => {
    expect(() => loadConfig(PaymentConfig, { ...production, PAYMENT_CHANNELS: 'sandbox' })).toThrow(/refused in production/);
    expect(loadConfig(PaymentConfig, { ...production, PAYMENT_CHANNELS: '' }).PAYMENT_CHANNELS).toBeUndefined();
    expect(() => loadConfig(PaymentConfig, { ...env, PAYMENT_CHANNELS: 'gold' })).toThrow(/PAYMENT_CHANNELS/);
  });
});
