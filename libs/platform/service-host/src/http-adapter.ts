import { FastifyAdapter } from '@nestjs/platform-fastify';
import { CORRELATION_HEADER, replyProblem } from '@yiwang/http-api';
import { startTrace } from '@yiwang/telemetry';
import type { FastifyReply, FastifyRequest } from 'fastify';

const MIB = 1_048_576;
const REQUEST_MS = 60_000;

/** Fastify as every service runs it: bounded bodies and times, and every error left to the problem filter. */
export class HttpAdapter extends FastifyAdapter {
  constructor(bodyLimit = MIB, requestTimeout = REQUEST_MS) {
    super({
      bodyLimit,
      // Behind the gateway or an ingress of the same private network; an address claimed from elsewhere is not believed.
      trustProxy: ['loopback', 'linklocal', 'uniquelocal'],
      requestTimeout,
      keepAliveTimeout: 72_000,
      routerOptions: { maxParamLength: 256 },
      // Raised by the router before any hook has run.
      frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
        reply.header(CORRELATION_HEADER, startTrace(headerOf(request.headers['traceparent'])).traceId);
        replyProblem(error, request, reply);
      },
    });
  }

  /** Nest would reduce Fastify's errors to a status and a text; the filter tells them apart by their code. */
  override mapException(error: unknown): unknown {
    return error;
  }
}

export const headerOf = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);
