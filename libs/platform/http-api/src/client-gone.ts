import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

/** Aborted as soon as nobody is there to take the answer any more; also once it is out, when nobody asks. */
export function clientGoneOf(_: unknown, context: ExecutionContext): AbortSignal {
  const { raw } = context.switchToHttp().getResponse<FastifyReply>();
  const gone = new AbortController();
  if (raw.destroyed) gone.abort();
  else raw.once('close', () => gone.abort());
  return gone.signal;
}

/** `lease(@ClientGone() gone: AbortSignal)`: for a handler that holds its answer back, so that it gives nothing to who has hung up. */
export const ClientGone = createParamDecorator(clientGoneOf);
