import { Injectable } from '@nestjs/common';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { LoginAttempts } from '../../account/login-attempts.js';
import { INITIAL_PASSWORD_UNTIL, initialPassword } from '../../account/one-time-secrets.js';
import { hashPassword } from '../../account/passwords.js';
import { accountNotFound } from '../../contact/contact.schema.js';
import { AccessEndings } from '../../ending/access-endings.js';
import { PayloadStore } from '../../oidc/payload-store.js';
import { officerLeft } from '../../approval/approval.errors.js';
import { AdminActions, type Administrator } from '../admin-actions.js';
import { accountDisabled, notAnOfficer, otherDuty, ownAccount } from '../admin.errors.js';
import type { ChangedAccount, ResetPassword } from './account-admin.schema.js';

interface Locked {
  kind: string;
  userId: string;
  login: string | null;
  disabled: boolean;
  /** 离岗, which is for good. */
  gone: boolean;
}

/** Logins are timed in whole seconds, so those of the present one are ended too. */
const NO_SESSION_BEFORE = `sessions_from = date_trunc('second', now()) + interval '1 second'`;

/**
 * 三员分立: by whichever of his accounts he is a security or audit administrator, no operator alone gets into it. With a second factor of his
 * own the password is not enough, and so may be reset.
 */
const OPEN_TO_OPERATORS = `SELECT 1
  FROM accounts own JOIN users u ON u.id = own.user_id JOIN held_posts held ON held.account_id = own.id JOIN posts p ON p.code = held.post_code
  JOIN administrator_duties d ON d.permission = ANY(p.permissions)
 WHERE own.user_id = $1 AND u.totp_confirmed_at IS NULL AND d.duty <> 'system' LIMIT 1`;

/** 停用、启用、重置密码. Each ends the sessions, refresh tokens and access of the account in the same transaction. */
@Injectable()
export class ChangeAccount {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly payloads: PayloadStore,
    private readonly endings: AccessEndings,
    private readonly attempts: LoginAttempts,
    private readonly actions: AdminActions,
  ) {}

  /** Disabled again, it stays disabled since the first time. @throws AUTH.ACCOUNT_NOT_FOUND, AUTH.OWN_ACCOUNT */
  disable(id: string, by: Administrator, key: IdempotentRequest): Promise<ChangedAccount> {
    if (id === by.id) throw ownAccount();
    const work = async (): Promise<ChangedAccount> => {
      const { disabled } = await this.lock(id);
      if (!disabled) {
        await this.database.query(`UPDATE accounts SET disabled_at = now(), ${NO_SESSION_BEFORE} WHERE id = $1`, [id]);
        await this.actions.record(by, [{ action: 'account.disabled', target: id }]);
        await this.endings.end({ kind: 'account', id });
      }
      await this.payloads.revokeAccount(id);
      return { id, state: 'disabled' };
    };
    return this.idempotency.once(key, work, { status: 200 });
  }

  /** @throws AUTH.ACCOUNT_NOT_FOUND, AUTH.OFFICER_LEFT */
  enable(id: string, by: Administrator, key: IdempotentRequest): Promise<ChangedAccount> {
    const work = async (): Promise<ChangedAccount> => {
      const { disabled, gone } = await this.lock(id);
      if (gone) throw officerLeft();
      if (disabled) {
        await this.payloads.revokeAccount(id);
        await this.database.query('UPDATE accounts SET disabled_at = NULL WHERE id = $1', [id]);
        await this.actions.record(by, [{ action: 'account.enabled', target: id }]);
      }
      return { id, state: 'enabled' };
    };
    return this.idempotency.once(key, work, { status: 200 });
  }

  /**
   * An operator resets officers only: who could reset a citizen's password could file in the citizen's name. The password is stored as a
   * hash and not with the answer; the repetition of a request answers null.
   * @throws AUTH.ACCOUNT_NOT_FOUND, AUTH.NOT_AN_OFFICER, AUTH.ACCOUNT_DISABLED, AUTH.OWN_ACCOUNT, AUTH.OTHER_DUTY
   */
  async resetPassword(id: string, by: Administrator, key: IdempotentRequest): Promise<ResetPassword> {
    if (id === by.id) throw ownAccount();
    const password = initialPassword();
    const hash = await hashPassword(password);
    let made: string | null = null;
    const work = async (): Promise<{ id: string }> => {
      const { kind, userId, login, disabled } = await this.lock(id);
      if (kind !== 'officer') throw notAnOfficer();
      if (disabled) throw accountDisabled();
      if ((await this.database.query(OPEN_TO_OPERATORS, [userId])).length > 0) throw otherDuty();
      const initial = `must_change_password = true, initial_password_until = ${INITIAL_PASSWORD_UNTIL}`;
      const sql = `UPDATE users SET password_hash = $2, ${initial}, ${NO_SESSION_BEFORE} WHERE id = $1`;
      await this.database.query(sql, [userId, hash]);
      await this.payloads.revokeUser(userId);
      await this.endings.end({ kind: 'user', id: userId });
      if (login !== null) await this.attempts.clearAll(login);
      await this.actions.record(by, [{ action: 'account.password-reset', target: id }]);
      made = password;
      return { id };
    };
    const answer = await this.idempotency.once(key, work, { status: 200, claimFirst: true });
    return { ...answer, initialPassword: made };
  }

  private async lock(id: string): Promise<Locked> {
    const [row] = await this.database.query<Locked & Record<string, unknown>>(
      `SELECT a.kind, a.user_id AS "userId", u.login, a.disabled_at IS NOT NULL AS disabled,
              EXISTS (SELECT 1 FROM officers o WHERE o.account_id = a.id AND o.left_at IS NOT NULL) AS gone
         FROM accounts a JOIN users u ON u.id = a.user_id WHERE a.id = $1 FOR UPDATE`,
      [id],
    );
    if (!row) throw accountNotFound();
    return row;
  }
}
