import type { FastifyInstance } from 'fastify';
import type { Userinfo } from './userinfo.js';
import type { ProviderSource } from './provider-source.js';

/**
 * Serves the provider under the issuer's path. It reads the request's body itself, so Fastify must not. The provider builds absolute
 * addresses from the request; they are taken from the issuer instead, whatever proxy or `Host` header the request came with.
 */
export function mountOidc(fastify: FastifyInstance, issuerUrl: string, providers: ProviderSource, userinfo: Userinfo): void {
  const issuer = new URL(issuerUrl);
  const prefix = issuer.pathname.replace(/\/$/, '');
  fastify.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, parsed) => parsed(null));
    scope.all(`${prefix}/*`, async (request, reply) => {
      const { authorization } = request.headers;
      const [path] = request.url.split('?');
      const asksWhoItIs = ['GET', 'POST'].includes(request.method) && path === `${prefix}/userinfo`;
      if (asksWhoItIs && userinfo.concerns(authorization)) return userinfo.answer(authorization, reply);
      const { serve } = await providers.current();
      const { raw } = request;
      raw.headers.host = issuer.host;
      raw.headers['x-forwarded-proto'] = issuer.protocol.slice(0, -1);
      delete raw.headers['x-forwarded-host'];
      Object.assign(raw, { originalUrl: raw.url, url: raw.url?.slice(prefix.length) });
      reply.hijack();
      await serve(raw, reply.raw);
    });
    done();
  });
}
