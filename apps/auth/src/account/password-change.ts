import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { hashPassword } from './passwords.js';

export const LEAST_PASSWORD_LENGTH = 10;

export type NewPasswordFault = 'different' | 'short' | 'same';

/** What is wrong with a password that somebody chooses; undefined when it may be. Length counts, not the kinds of characters (NIST SP 800-63B). */
export function faultOf(chosen: string, again: string, before: string): NewPasswordFault | undefined {
  if (chosen !== again) return 'different';
  if (chosen.length < LEAST_PASSWORD_LENGTH || chosen.length > 256) return 'short';
  return chosen === before ? 'same' : undefined;
}

/** 首次登录改密 — replaces an initial password by one that only its owner knows. */
@Injectable()
export class PasswordChange {
  constructor(private readonly database: Database) {}

  /**
   * Whoever comes second with the same initial password changes nothing, nor does who showed one that a reset has ended since `readAt`
   * (seconds, see `Credentials`). Whether it was changed.
   */
  async replaceInitial(userId: string, password: string, readAt: number): Promise<boolean> {
    const changed = await this.database.query(
      `UPDATE users SET password_hash = $2, must_change_password = false, initial_password_until = NULL
        WHERE id = $1 AND must_change_password AND closed_at IS NULL
          AND (sessions_from IS NULL OR sessions_from <= to_timestamp($3::float8)) RETURNING 1`,
      [userId, await hashPassword(password), readAt],
    );
    return changed.length > 0;
  }
}
