import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { Database } from '@yiwang/persistence';
import { SecurityFacts } from '../security/security-facts.js';
import { Throttle } from '../throttle/throttle.js';
import type { Caller } from './caller.js';
import { KnownDevices } from './known-devices.js';

export const MAX_ATTEMPTS = 5;
export const LOCK_MINUTES = 15;

/**
 * 登录失败锁定 — five wrong passwords lock a login for 15 minutes of real time, for the device or address they came from and nowhere else: who
 * types wrong passwords for somebody else's login locks himself out. Guessing from many addresses at once meets a wider limit for the login,
 * from which devices are exempt that logged in by it before. An attempt is counted before the password is looked at, so that attempts made
 * at once cannot exceed the number; names that do not exist are counted alike, so that the lock tells nothing.
 */
@Injectable()
export class LoginAttempts {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly throttle: Throttle,
    private readonly devices: KnownDevices,
    private readonly security: SecurityFacts,
  ) {}

  /** Counts an attempt; false while the login is locked for this caller. A refused attempt does not prolong the lock. */
  async begin(login: string, caller: Caller): Promise<boolean> {
    const [row] = await this.database.query<{ attempts: number }>(
      `INSERT INTO login_attempts AS l (login_hash, source_hash, attempts, last_at) VALUES ($1, $2, 1, now())
       ON CONFLICT (login_hash, source_hash) DO UPDATE SET
         attempts = CASE WHEN l.last_at <= now() - make_interval(mins => $4) THEN 1 ELSE least(l.attempts + 1, $3 + 2) END,
         last_at = CASE WHEN l.attempts >= $3 AND l.last_at > now() - make_interval(mins => $4) THEN l.last_at ELSE now() END
       RETURNING attempts`,
      [this.hashOf(login), this.sourceOf(login, caller), MAX_ATTEMPTS, LOCK_MINUTES],
    );
    if (row?.attempts === MAX_ATTEMPTS + 1) await this.security.note('login.locked', { kind: 'login', of: login }, caller);
    if (row === undefined || row.attempts > MAX_ATTEMPTS) return false;
    if (this.devices.nameOf(login, caller.device) !== undefined || (await this.withinLimits(login, caller))) return true;
    // Nobody looks at the password: who waits behind a busy address does not lock his own login by it.
    await this.uncount(login, caller);
    return false;
  }

  /** After the right password: what went wrong before, from here, is forgotten. */
  async clear(login: string, caller: Caller): Promise<void> {
    const key = [this.hashOf(login), this.sourceOf(login, caller)];
    await this.database.query('DELETE FROM login_attempts WHERE login_hash = $1 AND source_hash = $2', key);
    await this.giveBack(login, caller);
  }

  /** An attempt that was counted, and at whose password nobody looked. */
  async takeBack(login: string, caller: Caller): Promise<void> {
    await this.uncount(login, caller);
    await this.giveBack(login, caller);
  }

  /** With a new password nobody is locked out, wherever. */
  async clearAll(login: string): Promise<void> {
    await this.database.query('DELETE FROM login_attempts WHERE login_hash = $1', [this.hashOf(login)]);
    await this.throttle.forget({ limit: 'login.account', of: login });
  }

  /** Forgets what no longer locks anybody. */
  async prune(): Promise<void> {
    await this.database.query('DELETE FROM login_attempts WHERE last_at < now() - make_interval(mins => $1)', [LOCK_MINUTES]);
  }

  private async uncount(login: string, caller: Caller): Promise<void> {
    const sql =
      'UPDATE login_attempts SET attempts = greatest(attempts - 1, 0) WHERE login_hash = $1 AND source_hash = $2 AND attempts <= $3';
    await this.database.query(sql, [this.hashOf(login), this.sourceOf(login, caller), MAX_ATTEMPTS]);
  }

  private async withinLimits(login: string, caller: Caller): Promise<boolean> {
    const refusal = await this.throttle.take({ limit: 'login.address', of: caller.address }, { limit: 'login.account', of: login });
    if (refusal?.first === true) {
      await this.security.note(
        'login.throttled',
        { kind: refusal.limit === 'login.account' ? 'login' : 'address', of: refusal.of },
        caller,
      );
    }
    return refusal === undefined;
  }

  private async giveBack(login: string, { address, device }: Caller): Promise<void> {
    if (this.devices.nameOf(login, device) !== undefined) return;
    await this.throttle.giveBack({ limit: 'login.address', of: address }, { limit: 'login.account', of: login });
  }

  private sourceOf(login: string, { address, device }: Caller): string {
    const known = this.devices.nameOf(login, device);
    return this.cipher.lookupHash(known === undefined ? `login-from:${address}` : `login-on:${known}`);
  }

  private hashOf(login: string): string {
    return this.cipher.lookupHash(`login:${login}`);
  }
}
