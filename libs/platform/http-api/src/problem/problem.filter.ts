import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { logger } from '@yiwang/telemetry';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf, type Language } from './language.js';
import { PROBLEM_MEDIA_TYPE, toProblem, type Problem } from './problem.js';
import { toAppError } from './to-app-error.js';

const log = logger('http');
export const CORRELATION_HEADER = 'x-correlation-id';

/** As long as a one-time link; every id and number of ours is shorter. */
const SECRET = /[\w-]{43,}/g;

/** Path for logs and problem documents, which outlive the request: without query, and without what may be a secret in it. */
export const pathOf = (url: string): string => {
  const end = url.indexOf('?');
  return (end < 0 ? url : url.slice(0, end)).replace(SECRET, '…');
};

/** How a problem is said, and in which language. */
export interface ProblemForm {
  language: Language;
  write(problem: Problem): { headers: Readonly<Record<string, string>>; body: string };
}

const documentFor = ({ headers }: FastifyRequest): ProblemForm => {
  const language = languageOf(headers['accept-language']);
  return {
    language,
    write: (problem) => ({
      headers: { 'content-type': PROBLEM_MEDIA_TYPE, 'content-language': language === 'zh' ? 'zh-CN' : 'en', 'cache-control': 'no-store' },
      body: JSON.stringify(problem),
    }),
  };
};

/** Answers any error, as a problem document unless a person looks at a page. Also for Fastify hooks and handlers outside Nest. */
export function replyProblem(error: unknown, request: FastifyRequest, reply: FastifyReply, form = documentFor(request)): void {
  const failure = toAppError(error);
  const { language } = form;
  const correlationId = String(reply.getHeader(CORRELATION_HEADER) ?? '');
  const problem = toProblem(failure, { language, instance: pathOf(request.url), correlationId });
  if (problem.status >= 500) {
    const fields = {
      code: failure.code,
      status: problem.status,
      method: request.method,
      route: request.routeOptions.url ?? '',
      err: failure.cause ?? failure,
    };
    if (failure.kind === 'internal') log.error('request failed', fields);
    else log.warn('request could not be served', fields);
  }
  if (reply.sent || reply.raw.headersSent) {
    // Half an answer is out: ending the connection is the only honest thing left to say.
    reply.raw.destroy();
    return;
  }
  if (failure.retryAfter !== undefined) reply.header('retry-after', String(Math.max(1, Math.ceil(failure.retryAfter))));
  const { headers, body } = form.write(problem);
  reply
    .code(problem.status)
    .headers(headers)
    .serializer((text: string) => text)
    .send(body);
}

/** The one way an error leaves a service over HTTP. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw error;
    const http = host.switchToHttp();
    replyProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}
