import type { INestApplicationContext } from '@nestjs/common';
import { ClientAddress, replyProblem } from '@yiwang/http-api';
import type { FastifyInstance } from 'fastify';
import { LegalPersonInterface } from './legal-person-interface.js';

const PATH = '/rest/user/query';
const MOST_BYTES = 16 * 1024;
const NOTHING = Buffer.alloc(0);

/** 法人单点登录 — the body stays the bytes that came, because one form of its signature covers them; by itself or under the provincial gateway's path. */
export function mountLegalPersonInterface(fastify: FastifyInstance, app: INestApplicationContext): void {
  void fastify.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_request, body, parsed) => parsed(null, body));
    scope.setErrorHandler((error, request, reply) => replyProblem(error, request, reply));
    for (const path of [PATH, `/restapi/prod/:interface${PATH}`]) {
      scope.post(path, { bodyLimit: MOST_BYTES }, async ({ raw, headers, body, url }, reply) => {
        const [path = '', ...rest] = url.split('?');
        const answer = await app.get(LegalPersonInterface).answer({
          path,
          query: rest.join('?'),
          headers,
          body: Buffer.isBuffer(body) ? body : NOTHING,
          from: app.get(ClientAddress).of(raw),
        });
        const text = JSON.stringify(answer);
        return reply.header('content-type', 'application/json;charset=UTF-8').header('cache-control', 'no-store').send(text);
      });
    }
    done();
  });
}
