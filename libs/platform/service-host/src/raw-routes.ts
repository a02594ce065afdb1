import { CONFIG, type Env } from '@yiwang/config';
import type { FastifyInstance } from 'fastify';
import { configOf } from './create-service.js';
import { HttpAdapter } from './http-adapter.js';
import type { ServiceDefinition } from './service-definition.js';

/** What a configuration has to have and a preview does not use. */
const PREVIEW = {
  NODE_ENV: 'test',
  AUTH_ISSUER: 'http://127.0.0.1:1/oidc',
  JWKS_URL: 'http://127.0.0.1:1/oidc/jwks',
  DATABASE_URL: 'postgres://preview@127.0.0.1:1/preview',
};
const METHODS = ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'];

/** Stands for every provider: routes are mounted on it, and nobody calls them. */
const nothing: unknown = new Proxy(() => undefined, {
  get: (_, key) => (key === 'then' ? undefined : nothing),
  apply: () => nothing,
});

/**
 * 直挂路由 — what a service answers past its controllers, and so without the access guard, as `POST /callbacks/:channel`; `ALL` where every
 * method is answered. Without backing services.
 * @param env what the service's configuration needs beside the platform's
 */
export async function previewRawRoutes(def: ServiceDefinition, env: Env = {}): Promise<string[]> {
  const config = configOf(def, { ...PREVIEW, ...env });
  const fastify = new HttpAdapter().getInstance() as unknown as FastifyInstance;
  const found = new Map<string, Set<string>>();
  fastify.addHook('onRoute', ({ method, url }) => {
    const methods = found.get(url) ?? new Set();
    found.set(url, methods);
    for (const each of [method].flat()) if (each !== 'HEAD') methods.add(each);
  });
  const app = { get: (token: unknown) => (token === CONFIG ? config : nothing) };
  await def.http?.(fastify, app as never);
  await fastify.ready();
  await fastify.close();
  return [...found].flatMap(([url, methods]) =>
    METHODS.every((each) => methods.has(each)) ? [`ALL ${url}`] : [...methods].map((method) => `${method} ${url}`),
  );
}
