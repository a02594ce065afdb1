import { Injectable } from '@nestjs/common';
import type { Actor } from '@yiwang/event-core';
import { Database } from '@yiwang/persistence';
import { UserChanges } from '../user-changes.js';
import { EndLogins } from './end-logins.js';
import { OwnMobile } from './own-mobile.js';

const FORGET = [
  `UPDATE users SET password_hash = NULL, must_change_password = false,
     totp_secret_encrypted = NULL, totp_confirmed_at = NULL, totp_last_step = NULL WHERE id = $1`,
  ...['recovery_codes', 'second_factor_attempts', 'upstream_accounts'].map((table) => `DELETE FROM ${table} WHERE user_id = $1`),
];

/** 换绑 of a number that its owner has lost. */
@Injectable()
export class MobileRebinding {
  constructor(
    private readonly database: Database,
    private readonly mobiles: OwnMobile,
    private readonly logins: EndLogins,
    private readonly changes: UserChanges,
  ) {}

  /**
   * Whoever had the number may have logged in, chosen a password or bound a device: every login ends, and the new number is the only way in.
   * Part of the unit of work. @throws AUTH.MOBILE_TAKEN
   */
  async execute(userId: string, mobile: string, by: Actor): Promise<void> {
    await this.mobiles.put(userId, mobile);
    for (const sql of FORGET) await this.database.query(sql, [userId]);
    await this.logins.ofUser(userId);
    await this.changes.record(userId, 'mobile-changed', by);
  }
}
