import type { Schema } from './operation-types.js';

export type InvalidParam = NonNullable<Schema<'Problem'>['invalidParams']>[number];

/** An answer that was not a success: a problem of RFC 9457 with the stable code that callers tell errors apart by. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  /** `HTTP.STATUS_<status>` where the answer was no problem of ours, a proxy's page for one. */
  readonly code: string;
  /** For people, in the language that was asked for. */
  readonly detail: string;
  readonly invalidParams: readonly InvalidParam[];
  /** What operators find the request by. */
  readonly correlationId: string | undefined;
  /** Seconds after which it is worth another try, if the answer says so. */
  readonly retryAfter: number | undefined;

  constructor(request: string, response: { status: number; headers: Headers }, body: unknown) {
    const problem: Partial<Schema<'Problem'>> = typeof body === 'object' && body !== null ? body : {};
    const code = problem.code ?? `HTTP.STATUS_${response.status}`;
    super(`${request}: ${response.status} ${code}${problem.detail === undefined ? '' : ` ${problem.detail}`}`);
    this.status = response.status;
    this.code = code;
    this.detail = problem.detail ?? '';
    this.invalidParams = problem.invalidParams ?? [];
    this.correlationId = problem.correlationId ?? response.headers.get('x-correlation-id') ?? undefined;
    const wait = Number(response.headers.get('retry-after') ?? Number.NaN);
    this.retryAfter = Number.isFinite(wait) ? wait : undefined;
  }
}
