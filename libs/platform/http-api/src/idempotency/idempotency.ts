import { Injectable } from '@nestjs/common';
import { AppError } from '@yiwang/kernel';
import { Database, isConnectionTrouble, UnitOfWork } from '@yiwang/persistence';
import { idempotencyInProgress, idempotencyKeyReused } from '../problem/http.errors.js';
import type { IdempotentRequest } from './idempotency-key.decorator.js';

export interface OnceOptions {
  /**
   * Claims the key before the work instead of together with its writes. For long work: a second request hears "in progress" at once,
   * where otherwise it would do all of it, only to see it undone.
   */
  claimFirst?: boolean;
  /** Status of the answer, for the repetition; 201 unless told otherwise. */
  status?: number;
}

interface Stored {
  body_hash: string;
  status: number;
  answer: unknown;
}

// Held for the moment of the last statement only: a second request waits it out, and breaks the unique index.
const CLAIM_WITH_ANSWER = 'INSERT INTO idempotency_keys (scope, route, key, body_hash, status, answer) VALUES ($1, $2, $3, $4, $5, $6)';
// The advisory lock makes a second request see "in progress" at once, where the unique index alone would make it wait for the first.
const CLAIM = `INSERT INTO idempotency_keys (scope, route, key, body_hash, status)
  SELECT $1::text, $2::text, $3::text, $4::text, $5::smallint
  WHERE pg_try_advisory_xact_lock(hashtextextended($1::text || ' ' || $2::text || ' ' || $3::text, 0))
  ON CONFLICT DO NOTHING RETURNING 1`;
const ANSWER = 'UPDATE idempotency_keys SET status = $4::smallint, answer = $5::json WHERE scope = $1 AND route = $2 AND key = $3';
const FIND = 'SELECT body_hash, status, answer FROM idempotency_keys WHERE scope = $1 AND route = $2 AND key = $3';

/** Ends the unit of work of a request whose key is not free; never leaves this file. Made only then: an error costs its stack. */
class KeyTaken extends AppError {
  constructor(readonly request: IdempotentRequest) {
    super('conflict', 'HTTP.IDEMPOTENCY_IN_PROGRESS', { zh: '', en: '' });
  }
}

/** 幂等 — each keyed request takes effect once, however often it is sent. */
@Injectable()
export class Idempotency {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Runs `work` in a unit of work of its own, together with the key; or returns the stored answer of the first time. The key rides with
   * the work's writes and costs nothing of its own: a repetition does the work, breaks the key's unique index, is undone, and hears the
   * first answer; one at the same moment waits where the work locks or the index does. Answers are kept as JSON for 24 hours: references,
   * no personal data. A failed request leaves no key behind, so it may be tried again.
   * @throws HTTP.IDEMPOTENCY_KEY_REUSED (422) for another body, HTTP.IDEMPOTENCY_IN_PROGRESS (409) while the first still runs (of work
   * that claims first), Error inside a unit of work.
   */
  async once<T>(request: IdempotentRequest, work: () => Promise<T>, { claimFirst = false, status = 201 }: OnceOptions = {}): Promise<T> {
    // Joined to an outer unit of work, the key would be found taken only after `once` has answered.
    if (this.unitOfWork.active) throw new Error('a keyed request opens its own unit of work');
    try {
      return await this.unitOfWork.run(() =>
        claimFirst ? this.claimThenWork(request, work, status) : this.workThenClaim(request, work, status),
      );
    } catch (error) {
      if (error instanceof KeyTaken && error.request === request) return await this.repeat<T>(request);
      // The work ran before anybody looked at the key: a repetition hears the first answer, whatever rules or constraints say by now.
      if (!claimFirst && !isConnectionTrouble(error)) return await this.repeat<T>(request, error as Error);
      throw error;
    }
  }

  private async workThenClaim<T>(request: IdempotentRequest, work: () => Promise<T>, status: number): Promise<T> {
    const answer = await work();
    const { scope, route, key, bodyHash } = request;
    await this.database.write(CLAIM_WITH_ANSWER, [scope, route, key, bodyHash, status, JSON.stringify(answer ?? null)]);
    return answer;
  }

  private async claimThenWork<T>(request: IdempotentRequest, work: () => Promise<T>, status: number): Promise<T> {
    const { scope, route, key, bodyHash } = request;
    const claimed = await this.database.query(CLAIM, [scope, route, key, bodyHash, status]);
    if (claimed.length === 0) throw new KeyTaken(request);
    const answer = await work();
    await this.database.write(ANSWER, [scope, route, key, status, JSON.stringify(answer ?? null)], { rows: 1 });
    return answer;
  }

  private async repeat<T>({ scope, route, key, bodyHash, reply }: IdempotentRequest, otherwise?: Error): Promise<T> {
    const [stored] = await this.database.query<Stored & Record<string, unknown>>(FIND, [scope, route, key]);
    if (stored === undefined) throw otherwise ?? idempotencyInProgress({ retryAfter: 1 });
    if (stored.body_hash !== bodyHash) throw idempotencyKeyReused();
    reply?.code(stored.status).header('idempotency-replayed', 'true');
    return (stored.answer ?? undefined) as T;
  }
}
