import { HttpException } from '@nestjs/common';
import { isAppError, type AppError, type AppErrorOptions } from '@yiwang/kernel';
import { isConnectionTrouble, isStatementTimeout } from '@yiwang/persistence';
import {
  badRequest,
  bodyTooLarge,
  conflict,
  internal,
  malformedJson,
  refused,
  routeNotFound,
  tooMany,
  unauthenticated,
  unavailable,
  unsupportedMedia,
} from './http.errors.js';

type Factory = (options?: AppErrorOptions) => AppError;

/** What the framework itself throws before or around a handler, by status. */
const BY_STATUS: Readonly<Record<number, Factory>> = {
  400: badRequest,
  401: unauthenticated,
  403: refused,
  404: routeNotFound,
  409: conflict,
  413: bodyTooLarge,
  415: unsupportedMedia,
  429: tooMany,
  503: unavailable,
};

const MALFORMED_BODY = new Set(['FST_ERR_CTP_INVALID_JSON_BODY', 'FST_ERR_CTP_EMPTY_JSON_BODY']);

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : undefined;
}

/** Any thrown thing as an expected failure, or as `HTTP.INTERNAL`. */
export function toAppError(error: unknown): AppError {
  if (isAppError(error)) return error;
  const code = (error as { code?: unknown } | null)?.code;
  const status = statusOf(error);
  if (typeof code === 'string' && MALFORMED_BODY.has(code)) return malformedJson();
  if (error instanceof SyntaxError && status === 400) return malformedJson();
  if (status !== undefined && status < 500) return (BY_STATUS[status] ?? badRequest)({ cause: error });
  if (status === 503 || isConnectionTrouble(error) || isStatementTimeout(error)) return unavailable({ cause: error, retryAfter: 5 });
  return internal({ cause: error });
}
