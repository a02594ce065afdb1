import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { Accounts } from './accounts.js';
import type { Caller } from './caller.js';
import { normalLogin } from './known-devices.js';
import { LoginAttempts } from './login-attempts.js';
import { MOBILE, mobileHash } from './mobile-seal.js';
import { matchesPassword, pretendToMatch } from './passwords.js';

export type LoginOutcome = { userId: string; mustChangePassword: boolean; readAt: number } | { refused: 'wrong' | 'locked' };

/** 口令登录, by login name or mobile number. One answer for a wrong password and for an unknown login. */
@Injectable()
export class PasswordLogin {
  constructor(
    private readonly accounts: Accounts,
    private readonly attempts: LoginAttempts,
    private readonly cipher: FieldCipher,
  ) {}

  async attempt(loginAsTyped: string, password: string, caller: Caller): Promise<LoginOutcome> {
    const login = normalLogin(loginAsTyped);
    // No login has a NUL, and the database takes none.
    if (login === '' || login.length > 64 || login.includes('\0') || password === '') return { refused: 'wrong' };
    if (!(await this.attempts.begin(login, caller))) return { refused: 'locked' };
    const found = await this.accounts.credentials(login, MOBILE.test(login) ? mobileHash(this.cipher, login) : null);
    let right: boolean;
    try {
      right = found ? await matchesPassword(found.passwordHash, password) : await pretendToMatch(password);
    } catch (error) {
      // Too many at the moment: nobody looked at the password, so it was no attempt.
      await this.attempts.takeBack(login, caller);
      throw error;
    }
    if (!found || !right) return { refused: 'wrong' };
    await this.attempts.clear(login, caller);
    return { userId: found.userId, mustChangePassword: found.mustChangePassword, readAt: found.readAt };
  }
}
