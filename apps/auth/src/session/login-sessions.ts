import { Inject, Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { CONFIG } from '@yiwang/config';
import { Database } from '@yiwang/persistence';
import type { AuthConfig } from '../auth.config.js';
import { sidOf } from '../oidc/sid.js';
import type { Device } from './device.js';

/** Another login within the same session keeps its id and moves its time. Waits for whoever is just ending it, and leaves what has ended. */
const SEEN = `
  INSERT INTO login_sessions (sid, user_id, account_id, browser, system, address_masked, second_factor, logged_in_at, last_seen_at)
  SELECT $1, a.user_id, a.id, $3, $4, $5, $6, to_timestamp($7::float8), now() FROM accounts a WHERE a.id = $2::uuid
  ON CONFLICT (sid) DO UPDATE SET browser = excluded.browser, system = excluded.system, address_masked = excluded.address_masked,
    second_factor = excluded.second_factor, logged_in_at = excluded.logged_in_at, last_seen_at = excluded.last_seen_at
    WHERE login_sessions.ended_at IS NULL RETURNING 1`;
/** Looks and notes at once: of two that come at the end of the time, neither revives what the other saw as over. */
const USE = `
  UPDATE login_sessions l SET last_seen_at = now() FROM accounts a
   WHERE l.sid = $1 AND l.ended_at IS NULL AND a.id = l.account_id AND (a.kind <> 'officer' OR l.last_seen_at > now() - make_interval(secs => $2)) RETURNING 1`;
/** Remembered until no such session can be: see `seen`. */
export const END_SESSION = 'UPDATE login_sessions SET ended_at = now() WHERE sid = $1 AND ended_at IS NULL';
const FORGET = `DELETE FROM login_sessions WHERE sid = ANY (ARRAY(
  SELECT sid FROM login_sessions WHERE logged_in_at < now() - make_interval(secs => $1) ORDER BY logged_in_at LIMIT $2)) RETURNING 1`;

export interface SeenSession {
  sid: string;
  accountId: string;
  device: Device;
  addressMasked: string;
  secondFactor: boolean;
  /** In seconds. */
  loggedInAt: number;
}

/** 登录会话 as their owners see them, and the limit of idle ones. */
@Injectable()
export class LoginSessions {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    @Inject(CONFIG) private readonly config: AuthConfig,
  ) {}

  sidOf(uid: string): string {
    return sidOf(this.cipher, uid);
  }

  /** False when it was ended meanwhile. */
  async seen({ sid, accountId, device, addressMasked, secondFactor, loggedInAt }: SeenSession): Promise<boolean> {
    const params = [sid, accountId, device.browser, device.system, addressMasked, secondFactor, loggedInAt];
    return (await this.database.query(SEEN, params)).length > 0;
  }

  /** Part of the unit of work that ends it. */
  async end(sid: string): Promise<void> {
    await this.database.query(END_SESSION, [sid]);
  }

  /** Counts as use; false when nobody used an officer's session for too long (超时退出). */
  async use(sid: string): Promise<boolean> {
    return (await this.database.query(USE, [sid, this.config.OFFICER_IDLE_SECONDS])).length > 0;
  }

  /** Forgets a bite of those that are older than any session can be; says whether there may be more. */
  async prune(limit = 2_000): Promise<boolean> {
    return (await this.database.query(FORGET, [this.config.SESSION_SECONDS, limit])).length === limit;
  }
}
