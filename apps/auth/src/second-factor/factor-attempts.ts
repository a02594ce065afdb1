import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { Database } from '@yiwang/persistence';
import { SecurityFacts } from '../security/security-facts.js';
import { Throttle, type Subject } from '../throttle/throttle.js';
import type { CodeOrigin } from './factor-devices.js';

export const MAX_CODES = 5;
export const CODE_LOCK_MINUTES = 15;

/** Counted before the code is looked at: codes tried at once cannot exceed the number. A refused attempt does not prolong the lock. */
const ATTEMPT = `INSERT INTO second_factor_attempts AS a (user_id, source_hash, attempts, last_at) VALUES ($1, $2, 1, now())
  ON CONFLICT (user_id, source_hash) DO UPDATE SET
    attempts = CASE WHEN a.last_at <= now() - make_interval(mins => $4) THEN 1 ELSE least(a.attempts + 1, $3 + 2) END,
    last_at = CASE WHEN a.attempts >= $3 AND a.last_at > now() - make_interval(mins => $4) THEN a.last_at ELSE now() END
  RETURNING attempts`;
const TAKE_BACK = `UPDATE second_factor_attempts SET attempts = greatest(attempts - 1, 0)
  WHERE user_id = $1 AND source_hash = $2 AND attempts <= $3`;
const FORGET = 'DELETE FROM second_factor_attempts WHERE user_id = $1 AND source_hash = $2';
const PRUNE = `DELETE FROM second_factor_attempts WHERE ctid = ANY (ARRAY(SELECT ctid FROM second_factor_attempts
  WHERE last_at < now() - make_interval(mins => $1) LIMIT $2 FOR UPDATE SKIP LOCKED)) RETURNING 1`;

const fromAnywhere = (userId: string): Subject => ({ limit: 'secondFactor.user', of: userId });
/** A browser that has shown it is counted by itself: it is neither stopped by others, nor may it guess for ever. */
const widely = (userId: string, { of, proved }: CodeOrigin): Subject =>
  proved ? { limit: 'secondFactor.user', of: `${userId} ${of}` } : fromAnywhere(userId);

/**
 * 双因素锁定 — five wrong codes lock the second factor for 15 minutes for whom they came from, and not for its owner elsewhere: who knows his
 * password would otherwise keep him out for as long as he likes. Guessing from many addresses meets a wider limit; a browser that has shown the
 * second factor before has that limit to itself.
 */
@Injectable()
export class FactorAttempts {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly throttle: Throttle,
    private readonly security: SecurityFacts,
  ) {}

  /** Counts an attempt; false while codes from there are refused. */
  async begin(userId: string, origin: CodeOrigin): Promise<boolean> {
    const key = [userId, this.sourceOf(origin), MAX_CODES];
    const [row] = await this.database.query<{ attempts: number }>(ATTEMPT, [...key, CODE_LOCK_MINUTES]);
    const attempts = row?.attempts ?? 0;
    if (attempts > MAX_CODES) {
      // Told of once, by the first that is refused.
      if (attempts === MAX_CODES + 1) await this.tellLocked(userId, origin);
      return false;
    }
    const refusal = await this.throttle.take(widely(userId, origin));
    if (!refusal) return true;
    // Nobody looks at the code, so it was no attempt from here.
    await this.database.query(TAKE_BACK, key);
    if (refusal.first) await this.tellLocked(userId, origin);
    return false;
  }

  /** An attempt that was counted and was none. */
  async takeBack(userId: string, origin: CodeOrigin): Promise<void> {
    await this.database.query(TAKE_BACK, [userId, this.sourceOf(origin), MAX_CODES]);
    await this.throttle.giveBack(widely(userId, origin));
  }

  /** After a right code: what went wrong before, from there, is forgotten. */
  async clear(userId: string, origin: CodeOrigin): Promise<void> {
    await this.database.query(FORGET, [userId, this.sourceOf(origin)]);
    await this.throttle.giveBack(widely(userId, origin));
  }

  /** Nobody is locked out, wherever. */
  async clearAll(userId: string): Promise<void> {
    await this.database.query('DELETE FROM second_factor_attempts WHERE user_id = $1', [userId]);
    await this.throttle.forget(fromAnywhere(userId));
  }

  /** Forgets a bite of what no longer locks anybody; says whether there may be more. */
  async prune(limit = 2_000): Promise<boolean> {
    return (await this.database.query(PRUNE, [CODE_LOCK_MINUTES, limit])).length === limit;
  }

  private tellLocked(userId: string, { address }: CodeOrigin): Promise<void> {
    return this.security.note('secondFactor.locked', { kind: 'user', id: userId }, { address });
  }

  private sourceOf({ of }: CodeOrigin): string {
    return this.cipher.lookupHash(`second-factor-from:${of}`);
  }
}
