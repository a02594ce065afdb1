import type { IncomingHttpHeaders } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { TokenVerifier } from '@yiwang/access';
import { mountRawPost } from '@yiwang/http-api';
import type { FastifyInstance } from 'fastify';
import { ExchangeCallers, type ExchangeCaller } from '../use-cases/exchange-caller.js';
import { ExchangeDesk, EXCHANGE_CALLS } from './exchange-desk.js';

/** A case with its materials as XML inside of a form, where three bytes may stand for one. */
const MOST_BYTES = 4 * 1024 * 1024;
/** Any other call: a few thousand characters. */
const MOST_BYTES_OF_FIELDS = 128 * 1024;

/** `POST /api/exchange/…` — the paths of the interface below one of ours, so that a department's system needs another address and nothing else. */
export function mountExchange(fastify: FastifyInstance, app: NestFastifyApplication): void {
  const admit = async (headers: IncomingHttpHeaders): Promise<ExchangeCaller> => {
    const authorization = headers.authorization ?? '';
    return app.get(ExchangeCallers).of(await app.get(TokenVerifier).authenticate(authorization), authorization);
  };
  for (const [path, call] of Object.entries(EXCHANGE_CALLS)) {
    mountRawPost<ExchangeCaller>(fastify, `/api/exchange/${path}`, (raw, caller) => app.get(ExchangeDesk).take(call, raw, caller), {
      mostBytes: call === 'receive' ? MOST_BYTES : MOST_BYTES_OF_FIELDS,
      admit,
    });
  }
  mountRawPost(fastify, '/api/exchange/Test/getauth', (raw) => app.get(ExchangeDesk).login(raw));
}
