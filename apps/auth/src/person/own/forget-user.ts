import { Injectable } from '@nestjs/common';
import { AccountClosedV1 } from '@yiwang/events-auth';
import { Clock } from '@yiwang/kernel';
import { Outbox } from '@yiwang/messaging';
import { Database } from '@yiwang/persistence';
import { UserChanges } from '../user-changes.js';
import { EndLogins } from './end-logins.js';

/** What is not needed any more goes; the ids stay, for cases and records name them. The number and the document are free for a new account. */
const FORGET = [
  `UPDATE users SET closed_at = now(), login = NULL, password_hash = NULL, mobile_encrypted = NULL, mobile_hash = NULL, mobile_masked = NULL,
     totp_secret_encrypted = NULL, totp_confirmed_at = NULL, totp_last_step = NULL WHERE id = $1`,
  'DELETE FROM person_identities WHERE user_id = $1',
  ...['face_checks', 'recovery_codes', 'second_factor_attempts', 'upstream_accounts', 'login_sessions'].map(
    (table) => `DELETE FROM ${table} WHERE user_id = $1`,
  ),
  'DELETE FROM consents WHERE account_id IN (SELECT id FROM accounts WHERE user_id = $1)',
];
const END_ACCOUNTS = `
  UPDATE accounts SET disabled_at = coalesce(disabled_at, now()), real_name_level = CASE kind WHEN 'person' THEN 1 ELSE real_name_level END
   WHERE user_id = $1 RETURNING id::text AS "accountId", kind`;

/** 注销的后果 — forgets who a user was, and tells whoever keeps something for the sake of one of his accounts. */
@Injectable()
export class ForgetUser {
  constructor(
    private readonly database: Database,
    private readonly changes: UserChanges,
    private readonly logins: EndLogins,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Part of the unit of work that closes the account. */
  async execute(userId: string): Promise<void> {
    await this.changes.record(userId, 'closed');
    await this.logins.ofUser(userId);
    for (const forget of FORGET) await this.database.query(forget, [userId]);
    const ended = await this.database.query<{ accountId: string; kind: string }>(END_ACCOUNTS, [userId]);
    const at = this.clock.now();
    // An office that he left was told of when he left it, and what he handed in for it belongs to the office.
    for (const { accountId } of ended.filter(({ kind }) => kind !== 'officer')) {
      await this.outbox.add(AccountClosedV1, { accountId, closedAt: at.toISOString() }, { sequence: at.getTime(), at });
    }
  }
}
