import { Injectable } from '@nestjs/common';
import { Accounts } from './accounts.js';
import { LoginAttempts } from './login-attempts.js';
import { matchesPassword, pretendToMatch } from './passwords.js';

export type LoginOutcome = { userId: string; mustChangePassword: boolean; readAt: number } | { refused: 'wrong' | 'locked' };

/** 口令登录. One answer for a wrong password and for an unknown login. */
@Injectable()
export class PasswordLogin {
  constructor(
    private readonly accounts: Accounts,
    private readonly attempts: LoginAttempts,
  ) {}

  async attempt(loginAsTyped: string, password: string): Promise<LoginOutcome> {
    const login = loginAsTyped.trim().toLowerCase();
    // No login has a NUL, and the database takes none.
    if (login === '' || login.length > 64 || login.includes('\0') || password === '') return { refused: 'wrong' };
    if (!(await this.attempts.begin(login))) return { refused: 'locked' };
    const found = await this.accounts.credentials(login);
    const right = found ? await matchesPassword(found.passwordHash, password) : await pretendToMatch(password);
    if (!found || !right) return { refused: 'wrong' };
    await this.attempts.clear(login);
    return { userId: found.userId, mustChangePassword: found.mustChangePassword, readAt: found.readAt };
  }
}
