import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { Database } from '@yiwang/persistence';

export const MAX_ATTEMPTS = 5;
export const LOCK_MINUTES = 15;

/**
 * 登录失败锁定 — five wrong passwords lock a login for 15 minutes of real time. An attempt is counted before the password is looked at, so
 * that attempts made at once cannot exceed the number; names that do not exist are counted alike, so that the lock tells nothing.
 */
@Injectable()
export class LoginAttempts {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {}

  /** Counts an attempt; false while the login is locked. A refused attempt does not prolong the lock. */
  async begin(login: string): Promise<boolean> {
    const [row] = await this.database.query<{ attempts: number }>(
      `INSERT INTO login_attempts AS l (login_hash, attempts, last_at) VALUES ($1, 1, now())
       ON CONFLICT (login_hash) DO UPDATE SET
         attempts = CASE WHEN l.last_at <= now() - make_interval(mins => $3) THEN 1 ELSE least(l.attempts + 1, $2 + 1) END,
         last_at = CASE WHEN l.attempts >= $2 AND l.last_at > now() - make_interval(mins => $3) THEN l.last_at ELSE now() END
       RETURNING attempts`,
      [this.hashOf(login), MAX_ATTEMPTS, LOCK_MINUTES],
    );
    return row !== undefined && row.attempts <= MAX_ATTEMPTS;
  }

  async clear(login: string): Promise<void> {
    await this.database.query('DELETE FROM login_attempts WHERE login_hash = $1', [this.hashOf(login)]);
  }

  /** Forgets what no longer locks anybody. */
  async prune(): Promise<void> {
    await this.database.query('DELETE FROM login_attempts WHERE last_at < now() - make_interval(mins => $1)', [LOCK_MINUTES]);
  }

  private hashOf(login: string): string {
    return this.cipher.lookupHash(`login:${login}`);
  }
}
