export { ClientAddress } from './client-address.js';
export { ClientGone } from './client-gone.js';
export { etagOf, notModified, requireIfMatch, withETag } from './etag/etag.js';
export { ApiGroup, ApiProblems, Operation } from './openapi/operation.decorator.js';
export type { ErrorRef, OperationSpec } from './openapi/operation.decorator.js';
export { buildOpenApi } from './openapi/build-openapi.js';
export type { OpenApiInfo } from './openapi/build-openapi.js';
export { endpointsOf } from './openapi/endpoints.js';
export type { Endpoint } from './openapi/endpoints.js';
export { AskedTime, Cursor, CursorTime, decodeCursor, encodeCursor, Limit, page, pageOf, PageQuery } from './paging/paging.js';
export type { Page } from './paging/paging.js';
export { ERROR_STATUS } from './problem/error-status.js';
export {
  badRequest,
  bodyTooLarge,
  cursorInvalid,
  ifMatchMissing,
  ifMatchStale,
  invalidInput,
  internal,
  routeNotFound,
  tooMany,
  unavailable,
  unsupportedMedia,
} from './problem/http.errors.js';
export { languageOf } from './problem/language.js';
export type { Language } from './problem/language.js';
export { CORRELATION_HEADER, pathOf, ProblemFilter, replyProblem } from './problem/problem.filter.js';
export type { ProblemForm } from './problem/problem.filter.js';
export { Problem, PROBLEM_MEDIA_TYPE, toProblem } from './problem/problem.js';
export type { ProblemContext } from './problem/problem.js';
export { toAppError } from './problem/to-app-error.js';
export { mountRawPost } from './raw-post.js';
export type { RawAnswer, RawCall, RawEntry } from './raw-post.js';
export { InputError, parseInput } from './validation/input-error.js';
export type { InputSource } from './validation/input-error.js';
export { InputPipe } from './validation/input.pipe.js';
export { idempotencyMigrations } from './idempotency/create-idempotency-keys.js';
export { IdempotencyKey } from './idempotency/idempotency-key.decorator.js';
export type { IdempotentRequest } from './idempotency/idempotency-key.decorator.js';
export { IdempotencyPruner } from './idempotency/idempotency-pruner.js';
export { Idempotency } from './idempotency/idempotency.js';
export type { OnceOptions } from './idempotency/idempotency.js';
