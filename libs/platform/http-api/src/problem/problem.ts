import { STATUS_CODES } from 'node:http';
import type { AppError, InvalidParam } from '@yiwang/kernel';
import { z } from 'zod';
import { ERROR_STATUS } from './error-status.js';
import type { Language } from './language.js';

/** RFC 9457 problem details, with a stable code and the id under which the logs know the request. */
export const Problem = z
  .object({
    type: z.string().describe('urn:yiwang:problem:<code>'),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('in Chinese, or in English where Accept-Language prefers it'),
    instance: z.string(),
    code: z.string().describe('stable; tell errors apart by this'),
    invalidParams: z
      .array(
        z.object({
          name: z.string().describe('JSON pointer into the body, or the name of a parameter'),
          code: z.string(),
          reason: z.string(),
        }),
      )
      .optional(),
    correlationId: z.string(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details' });
export type Problem = z.output<typeof Problem>;

export const PROBLEM_MEDIA_TYPE = 'application/problem+json; charset=utf-8';

/** An error whose wrong fields are told in both languages; the answer takes one. */
export interface BilingualParams {
  invalidParamsIn(language: Language): InvalidParam[];
}
const isBilingual = (error: object): error is BilingualParams => 'invalidParamsIn' in error;

export interface ProblemContext {
  language: Language;
  /** Path of the request, without its query, which may hold a name or a number. */
  instance: string;
  correlationId: string;
}

/** The problem document of an error. Of a 5xx it says nothing but the code and the correlation id. */
export function toProblem(error: AppError, context: ProblemContext): Problem {
  const status = ERROR_STATUS[error.kind];
  const invalidParams = isBilingual(error) ? error.invalidParamsIn(context.language) : error.invalidParams;
  return {
    type: `urn:yiwang:problem:${error.code}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail: error.text[context.language],
    instance: context.instance,
    code: error.code,
    ...(invalidParams?.length ? { invalidParams } : {}),
    correlationId: context.correlationId,
  };
}
