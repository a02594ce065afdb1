import { ApiProblem } from './api-problem.js';

/**
 * Tries a call again when its answer was lost: no connection, a service away (502, 503, 504), the first try still at work. A change has
 * the same Idempotency-Key in every try. The answer's Retry-After is waited for, else `waitMs`, doubled from try to try.
 */
export interface RetryOptions {
  /** Tries after the first. */
  times: number;
  /** Before the second try; 200 where it is left out. */
  waitMs?: number;
}

/** A wait that nobody would want to sit through; the caller gets the problem and its `retryAfter` instead. */
const LONGEST_WAIT_MS = 30_000;

export async function retrying<T>(options: RetryOptions | undefined, signal: AbortSignal | undefined, call: () => Promise<T>): Promise<T> {
  for (let done = 0; ; done++) {
    try {
      return await call();
    } catch (error) {
      if (done >= (options?.times ?? 0) || !isWorthAnotherTry(error)) throw error;
      signal?.throwIfAborted();
      const wait = waitOf(error) ?? (options?.waitMs ?? 200) * 2 ** done;
      if (wait > LONGEST_WAIT_MS) throw error;
      await pause(wait, signal);
    }
  }
}

/** fetch says TypeError for every failure to connect or to hear the answer out. */
const isWorthAnotherTry = (error: unknown): boolean =>
  error instanceof ApiProblem
    ? [502, 503, 504].includes(error.status) || error.code === 'HTTP.IDEMPOTENCY_IN_PROGRESS'
    : error instanceof TypeError;

const waitOf = (error: unknown): number | undefined =>
  error instanceof ApiProblem && error.retryAfter !== undefined ? error.retryAfter * 1000 : undefined;

const pause = (milliseconds: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        reject(signal.reason as Error);
      },
      { once: true },
    );
  });
