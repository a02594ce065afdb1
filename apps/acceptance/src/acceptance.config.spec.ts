import { describe, expect, it } from '@jest/globals';
import { loadConfig } from '@yiwang/config';
import { AcceptanceConfig } from './acceptance.config.js';

const env = { AUTH_ISSUER: 'http://127.0.0.1:1/oidc', JWKS_URL: 'http://127.0.0.1:1/oidc/jwks' };
const production = {
  ...env,
  NODE_ENV: 'production',
  DATA_KEY: Buffer.alloc(32).toString('base64'),
  KAFKA_BROKERS: 'k:9092',
  REDIS_URL: 'redis://r',
  CATALOGUE_URL: 'http://c',
  AUTH_URL: 'http://a',
  GRANT_SECRET: 'g'.repeat(32),
  PUBLIC_URL: 'https://zwfw.example/',
  DOCUMENT_SEAL_KEY: '1'.repeat(64),
  FILE_DIR: '/var/lib/yiwang/files',
};

describe('the configuration', () => {
  it('has the sandbox courier in development', () => {
    expect(loadConfig(AcceptanceConfig, env).COURIER).toBe('sandbox');
  });

  it('refuses the sandbox courier in production, which has none unless it is told', () => {
    expect(() => loadConfig(AcceptanceConfig, { ...production, COURIER: 'sandbox' })).toThrow(/refused in production/);
    expect(loadConfig(AcceptanceConfig, production).COURIER).toBeUndefined();
  });

  it('knows a courier company by its address and key only', () => {
    expect(() => loadConfig(AcceptanceConfig, { ...production, COURIER: 'http' })).toThrow(/COURIER_URL and COURIER_SECRET/);
    const company = { COURIER: 'http', COURIER_URL: 'https://courier.example/orders', COURIER_SECRET: 's'.repeat(32) };
    expect(loadConfig(AcceptanceConfig, { ...production, ...company }).COURIER).toBe('http');
  });

  it('asks a licence library only under a key of its own', () => {
    const library = { LICENCE_URL: 'https://licences.example/questions' };
    expect(() => loadConfig(AcceptanceConfig, { ...env, ...library })).toThrow(/LICENCE_URL and LICENCE_SECRET/);
    expect(loadConfig(AcceptanceConfig, { ...env, ...library, LICENCE_SECRET: 's'.repeat(32) }).LICENCE_URL).toBe(library.LICENCE_URL);
  });

  it('seals with a key of its own in production, and never with a test seal', () => {
    expect(loadConfig(AcceptanceConfig, env).DOCUMENT_SEAL_KEY).toBeUndefined();
    expect(loadConfig(AcceptanceConfig, production).DOCUMENT_SEAL).toBe('sm2');
    expect(() => loadConfig(AcceptanceConfig, { ...production, DOCUMENT_SEAL_KEY: undefined })).toThrow(/DOCUMENT_SEAL_KEY/);
    expect(() => loadConfig(AcceptanceConfig, { ...production, DOCUMENT_SEAL: 'rsa' })).toThrow(/DOCUMENT_SEAL_KEY/);
  });
});
