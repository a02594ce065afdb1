import type { INestApplicationContext } from '@nestjs/common';
import { mountRawPost, type RawAnswer } from '@yiwang/http-api';
import type { FastifyInstance } from 'fastify';
import { LegalPersonInterface } from './legal-person-interface.js';

const PATH = '/rest/user/query';

/** 法人单点登录 — raw, because one form of its signature covers the body's bytes. */
export function mountLegalPersonInterface(fastify: FastifyInstance, app: INestApplicationContext): void {
  const mount = (path: string, written: (params: Record<string, string>) => string): void =>
    mountRawPost(fastify, path, async ({ params, headers, body }): Promise<RawAnswer> => {
      const answer = await app.get(LegalPersonInterface).answer({ path: written(params), headers, body });
      return { status: 200, contentType: 'application/json;charset=UTF-8', body: Buffer.from(JSON.stringify(answer)) };
    });
  mount(PATH, () => PATH);
  mount(`/restapi/prod/:interface${PATH}`, ({ interface: code = '' }) => `/restapi/prod/${code}${PATH}`);
}
