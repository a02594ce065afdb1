import { AppError, defineError, type ErrorKind } from '@yiwang/kernel';
import { z } from 'zod';
import type { HttpAnswer } from './http-pool.js';

const RemoteProblem = z.object({
  code: z.string().min(1).max(100),
  detail: z.string().max(2_000).optional(),
  invalidParams: z.array(z.object({ name: z.string(), code: z.string(), reason: z.string() })).optional(),
});

export const neighbourUnavailable = defineError('unavailable', 'HTTP_CLIENT.NEIGHBOUR_UNAVAILABLE', {
  zh: '依赖的服务暂不可用',
  en: 'a service this one depends on is unavailable',
});
export const neighbourAnswer = defineError('internal', 'HTTP_CLIENT.UNEXPECTED_ANSWER', {
  zh: '依赖的服务返回了意外的内容',
  en: 'a service this one depends on answered something unexpected',
});

const KIND_BY_STATUS: Readonly<Record<number, ErrorKind>> = {
  400: 'invalid',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  412: 'precondition-failed',
  413: 'too-large',
  415: 'unsupported-media',
  422: 'unprocessable',
  428: 'precondition-required',
  429: 'too-many',
};

const retryAfterOf = (answer: HttpAnswer): number | undefined => {
  const seconds = Number(answer.headers['retry-after']);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
};

function parse(text: string): z.output<typeof RemoteProblem> | undefined {
  try {
    return RemoteProblem.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/**
 * A neighbour's refusal as an AppError with the neighbour's code. What is wrong with the neighbour itself is ours to report as 503; and
 * that it does not know us (401) is a fault of ours, not of our caller, who would log in again for nothing.
 */
export function remoteError(answer: HttpAnswer): AppError {
  const problem = parse(answer.text);
  const retryAfter = retryAfterOf(answer);
  if (answer.status >= 500)
    return neighbourUnavailable({ cause: new Error(`${answer.status} ${problem?.code ?? ''}`.trim()), retryAfter: retryAfter ?? 5 });
  const kind = KIND_BY_STATUS[answer.status];
  if (kind === undefined || problem === undefined) return neighbourAnswer({ cause: new Error(`status ${answer.status}`) });
  const detail = problem.detail ?? problem.code;
  return new AppError(kind, problem.code, { zh: detail, en: detail }, { invalidParams: problem.invalidParams, retryAfter });
}
