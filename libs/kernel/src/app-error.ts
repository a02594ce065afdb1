/**
 * What went wrong, independent of transport. One table in `platform/http-api` maps each kind to an HTTP status and does not
 * compile when a kind is added here without one.
 */
export const ERROR_KINDS = [
  'invalid', // input that no schema or rule accepts
  'unauthenticated',
  'forbidden',
  'not-found',
  'conflict', // the state of the thing does not allow it
  'precondition-required', // If-Match is missing
  'precondition-failed', // If-Match is stale
  'unprocessable', // well-formed, yet it contradicts something stored (a repeated key with another body)
  'too-large',
  'unsupported-media',
  'too-many',
  'unavailable', // something we depend on is away; the same call may succeed later
  'internal',
] as const;
export type ErrorKind = (typeof ERROR_KINDS)[number];

/** One wrong field: JSON pointer or parameter name, stable code, human reason. */
export interface InvalidParam {
  name: string;
  code: string;
  reason: string;
}

export interface ErrorText {
  zh: string;
  en: string;
}

export interface AppErrorOptions {
  invalidParams?: InvalidParam[];
  /** Seconds after which a retry makes sense. */
  retryAfter?: number;
  cause?: unknown;
}

/** An expected failure with a stable code such as `ACCEPTANCE.CASE_NOT_FOUND`; `instanceof` is not used across processes, the code is. */
export class AppError extends Error {
  readonly invalidParams: InvalidParam[] | undefined;
  readonly retryAfter: number | undefined;

  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    readonly text: ErrorText,
    options: AppErrorOptions = {},
  ) {
    super(`${code}: ${text.en}`, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.invalidParams = options.invalidParams;
    this.retryAfter = options.retryAfter;
  }
}

export const isAppError = (error: unknown): error is AppError => error instanceof AppError;

/** Makes a factory of one stable error, so that its code and texts are written once: `const caseNotFound = defineError('not-found', …)`. */
export const defineError =
  (kind: ErrorKind, code: string, text: ErrorText) =>
  (options?: AppErrorOptions & { detail?: ErrorText }): AppError =>
    new AppError(kind, code, options?.detail ?? text, options);
