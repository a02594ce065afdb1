import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ConfigError, devDefault, loadConfig, PlatformConfig } from './index.js';

const complete = { AUTH_ISSUER: 'http://127.0.0.1:1/oidc', JWKS_URL: 'http://127.0.0.1:1/oidc/jwks' };

describe('loadConfig', () => {
  it('needs nothing but the issuer in development', () => {
    const config = loadConfig(PlatformConfig, complete);
    expect(config.PORT).toBe(0);
    expect(config.KAFKA_BROKERS).toEqual(['127.0.0.1:9092']);
    expect(Buffer.from(config.DATA_KEY, 'base64')).toHaveLength(32);
  });

  it('refuses a development default in production', () => {
    expect(() => loadConfig(PlatformConfig, { ...complete, NODE_ENV: 'production', REDIS_URL: 'redis://r' })).toThrow(
      /DATA_KEY: is missing/,
    );
  });

  it('names every wrong variable at once and no value', () => {
    const schema = PlatformConfig.extend({ OFFICE: z.string() });
    try {
      loadConfig(schema, { ...complete, PORT: '99999', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://user:secret@h/d' });
      throw new Error('expected a failure');
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigError);
      const text = (error as ConfigError).message;
      for (const name of ['PORT', 'LOG_LEVEL', 'OFFICE', 'DATABASE_URL']) expect(text).toContain(`${name}: `);
      expect(text).not.toContain('secret');
    }
  });

  it('takes an empty variable for a missing one', () => {
    expect(loadConfig(z.object({ A: devDefault(z.string(), 'a') }), { A: '' }).A).toBe('a');
  });

  it('asks for what this process needs even where the schema does not', () => {
    expect(() => loadConfig(PlatformConfig, complete, { required: ['DATABASE_URL'] })).toThrow(/DATABASE_URL: is missing/);
  });

  it('refuses a movable clock in production', () => {
    const env = { ...complete, NODE_ENV: 'production', CLOCK: 'movable', REDIS_URL: 'redis://r', KAFKA_BROKERS: 'k:9092' };
    expect(() => loadConfig(PlatformConfig, { ...env, DATA_KEY: Buffer.alloc(32).toString('base64') })).toThrow(/movable clock/);
  });
});
