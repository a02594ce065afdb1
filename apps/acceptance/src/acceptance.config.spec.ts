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
  QUERY_CODE_SECRET: 'q'.repeat(32),
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
    expect(() => loadConfig(AcceptanceConfig, { ...env, ...library })).toThrow(/LICENCE_URL needs LICENCE_SECRET/);
    expect(loadConfig(AcceptanceConfig, { ...env, ...library, LICENCE_SECRET: 's'.repeat(32) }).LICENCE_URL).toBe(library.LICENCE_URL);
  });

  it('refuses the sandbox scanner in production, which takes no files unless it is told who scans them', () => {
    expect(loadConfig(AcceptanceConfig, env).SCANNER).toBe('sandbox');
    expect(loadConfig(AcceptanceConfig, production).SCANNER).toBeUndefined();
    expect(() => loadConfig(AcceptanceConfig, { ...production, SCANNER: 'sandbox' })).toThrow(/looks for nothing/);
    expect(() => loadConfig(AcceptanceConfig, { ...production, SCANNER: 'clamd' })).toThrow(/clamd needs CLAMD/);
    expect(loadConfig(AcceptanceConfig, { ...production, SCANNER: 'clamd', CLAMD: 'clamd:3310' }).CLAMD).toEqual({
      host: 'clamd',
      port: 3310,
    });
  });

  it('keeps files in a folder that is named, or in a bucket that it has the key of', () => {
    expect(() => loadConfig(AcceptanceConfig, { ...production, FILE_DIR: undefined })).toThrow(/FILE_DIR: is missing/);
    const bucket = { FILE_STORE: 's3', S3_ENDPOINT: 'https://s3.example', S3_BUCKET: 'files', S3_ACCESS_KEY: 'a', S3_SECRET_KEY: 'b' };
    expect(loadConfig(AcceptanceConfig, { ...production, ...bucket }).FILE_STORE).toBe('s3');
    expect(() => loadConfig(AcceptanceConfig, { ...production, ...bucket, S3_SECRET_KEY: undefined })).toThrow(/s3 needs/);
  });

  it('seals with a key of its own in production, and never with a test seal', () => {
    expect(loadConfig(AcceptanceConfig, env).DOCUMENT_SEAL_KEY).toBeUndefined();
    expect(loadConfig(AcceptanceConfig, production).DOCUMENT_SEAL).toBe('sm2');
    expect(() => loadConfig(AcceptanceConfig, { ...production, DOCUMENT_SEAL_KEY: undefined })).toThrow(/DOCUMENT_SEAL_KEY/);
    expect(() => loadConfig(AcceptanceConfig, { ...production, DOCUMENT_SEAL: 'rsa' })).toThrow(/DOCUMENT_SEAL_KEY/);
  });
});
