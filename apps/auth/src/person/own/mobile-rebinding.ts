import { Injectable } from '@nestjs/common';
import type { Actor } from '@yiwang/event-core';
import { Database } from '@yiwang/persistence';
import { UserChanges } from '../user-changes.js';
import { EndLogins } from './end-logins.js';
import { FormerMobiles } from './former-mobiles.js';
import { OwnMobile } from './own-mobile.js';

const FORGET = [
  'UPDATE users SET password_hash = NULL, must_change_password = false WHERE id = $1',
  'DELETE FROM upstream_accounts WHERE user_id = $1',
];
const FORGET_FACTORS = [
  'UPDATE users SET totp_secret_encrypted = NULL, totp_confirmed_at = NULL, totp_last_step = NULL WHERE id = $1',
  ...['recovery_codes', 'second_factor_attempts'].map((table) => `DELETE FROM ${table} WHERE user_id = $1`),
];

/** 换绑 of a number; all of it is part of the unit of work of who has shown that it may be. */
@Injectable()
export class MobileRebinding {
  constructor(
    private readonly database: Database,
    private readonly mobiles: OwnMobile,
    private readonly former: FormerMobiles,
    private readonly logins: EndLogins,
    private readonly changes: UserChanges,
  ) {}

  /** The number of before is told, whoever has it. @throws AUTH.MOBILE_TAKEN */
  async replace(userId: string, mobile: string, by?: Actor): Promise<void> {
    await this.former.leave(userId, mobile);
    await this.mobiles.put(userId, mobile);
    await this.changes.record(userId, 'mobile-changed', by);
  }

  /**
   * By who has lost the one of before, in a login of his own: its present holder may have logged in, chosen a password or bound an account of
   * his own. A second factor was shown in this very login, and stays. @throws AUTH.MOBILE_TAKEN
   */
  async afterLoss(userId: string, mobile: string, by?: Actor): Promise<void> {
    await this.replace(userId, mobile, by);
    for (const sql of FORGET) await this.database.query(sql, [userId]);
    await this.logins.ofUser(userId);
  }

  /** By a clerk, for who is in no login: his second factor goes, too, and the new number is the only way in. @throws AUTH.MOBILE_TAKEN */
  async byClerk(userId: string, mobile: string, by: Actor): Promise<void> {
    await this.afterLoss(userId, mobile, by);
    for (const sql of FORGET_FACTORS) await this.database.query(sql, [userId]);
  }
}
