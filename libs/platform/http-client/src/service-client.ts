import { Injectable } from '@nestjs/common';
import type { AppError } from '@yiwang/kernel';
import { currentTraceparent } from '@yiwang/telemetry';
import type { z } from 'zod';
import { HttpPool, type HttpAnswer, type HttpCall } from './http-pool.js';
import { neighbourAnswer, neighbourUnavailable, remoteError } from './remote-problem.js';
import { ServiceToken } from './service-token.js';

export interface CallOptions<S extends z.ZodType | undefined = undefined> {
  /** How the answer is parsed; without it the answer is not looked at. */
  schema?: S;
  /** Until the answer is complete; 3 s unless told otherwise. */
  timeoutMs?: number;
  headers?: Record<string, string>;
  /** Of whoever waits for the answer: when he is gone the call ends, and is not tried again. */
  signal?: AbortSignal;
}

export interface SendOptions<S extends z.ZodType | undefined = undefined> extends CallOptions<S> {
  /** Sent as JSON. */
  body?: unknown;
  /** The effect's key, for operations that ask for one. */
  idempotencyKey?: string;
}

export type Answered<S> = S extends z.ZodType ? z.output<S> : undefined;

const TIMEOUT_MS = 3_000;
const GET_ATTEMPTS = 3;
const PAUSE_MS = 100;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Calls a neighbouring service as this service: its client-credentials token, the trace, a timeout, problem documents as AppError.
 * Only GET is tried again, since only GET is known to be safe to repeat. Never call inside a unit of work: a slow neighbour would hold
 * our connection and locks.
 */
@Injectable()
export class ServiceClient {
  constructor(
    private readonly pool: HttpPool,
    private readonly token: ServiceToken,
  ) {}

  get<S extends z.ZodType | undefined = undefined>(url: string, options: CallOptions<S> = {}): Promise<Answered<S>> {
    return this.call('GET', url, options);
  }

  post<S extends z.ZodType | undefined = undefined>(url: string, options: SendOptions<S> = {}): Promise<Answered<S>> {
    return this.call('POST', url, options);
  }

  put<S extends z.ZodType | undefined = undefined>(url: string, options: SendOptions<S> = {}): Promise<Answered<S>> {
    return this.call('PUT', url, options);
  }

  private async call<S extends z.ZodType | undefined>(
    method: HttpCall['method'],
    url: string,
    options: SendOptions<S>,
  ): Promise<Answered<S>> {
    const attempts = method === 'GET' ? GET_ATTEMPTS : 1;
    for (let attempt = 1; ; attempt++) {
      const { answer, error } = await this.attempt(method, url, options);
      if (answer) return parseAnswer(answer, options.schema);
      if (error.kind !== 'unavailable' || attempt >= attempts || options.signal?.aborted) throw error;
      await pause(PAUSE_MS * 2 ** attempt * (0.5 + Math.random()));
    }
  }

  private async attempt(
    method: HttpCall['method'],
    url: string,
    options: SendOptions<z.ZodType | undefined>,
  ): Promise<{ answer: HttpAnswer; error?: undefined } | { answer?: undefined; error: AppError }> {
    let token = await this.token.get();
    let answer = await this.send(method, url, options, token);
    if (answer instanceof Error) return { error: answer };
    if (answer.status === 401) {
      // The issuer may have changed its keys under a token that is still valid by its clock: once more with a fresh one.
      this.token.forget(token);
      token = await this.token.get();
      answer = await this.send(method, url, options, token);
      if (answer instanceof Error) return { error: answer };
    }
    return answer.status >= 200 && answer.status < 300 ? { answer } : { error: remoteError(answer) };
  }

  private async send(
    method: HttpCall['method'],
    url: string,
    options: SendOptions<z.ZodType | undefined>,
    token: string,
  ): Promise<HttpAnswer | AppError> {
    const { body, headers, idempotencyKey, timeoutMs = TIMEOUT_MS, signal } = options;
    const traceparent = currentTraceparent();
    try {
      return await this.pool.send(url, {
        method,
        timeoutMs,
        headers: {
          accept: 'application/json',
          authorization: `Bearer ${token}`,
          ...(traceparent === undefined ? {} : { traceparent }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(signal === undefined ? {} : { signal }),
      });
    } catch (cause) {
      return neighbourUnavailable({ cause, retryAfter: 5 });
    }
  }
}

function parseAnswer<S extends z.ZodType | undefined>(answer: HttpAnswer, schema: S | undefined): Answered<S> {
  if (schema === undefined) return undefined as Answered<S>;
  let value: unknown;
  try {
    value = JSON.parse(answer.text);
  } catch {
    throw neighbourAnswer({ cause: new Error('not JSON') });
  }
  const result = schema.safeParse(value);
  if (!result.success) throw neighbourAnswer({ cause: result.error });
  return result.data as Answered<S>;
}
