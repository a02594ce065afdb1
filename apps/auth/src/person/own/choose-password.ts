import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import type { Caller } from '../../account/caller.js';
import { LoginAttempts } from '../../account/login-attempts.js';
import { faultOf } from '../../account/password-change.js';
import { hashPassword, matchesPassword } from '../../account/passwords.js';
import { OneTimeCodes } from '../code/one-time-codes.js';
import { refusalOf } from '../code/refusal.js';
import { passwordUnfit, passwordWrong, personsOnly, tooManyPasswords } from '../person.errors.js';
import { UserChanges } from '../user-changes.js';
import { EndLogins } from './end-logins.js';
import { OwnMobile } from './own-mobile.js';
import type { ChosenPassword, PasswordSet } from './own.schema.js';

const FIND = `SELECT u.id, u.password_hash FROM users u JOIN accounts a ON a.user_id = u.id
  WHERE a.id = $1 AND a.disabled_at IS NULL AND u.closed_at IS NULL`;
/** Of two who change it at once, the second changes nothing. */
const PUT = `UPDATE users SET password_hash = $2, must_change_password = false
  WHERE id = $1 AND password_hash IS NOT DISTINCT FROM $3 AND closed_at IS NULL RETURNING 1`;

interface Found {
  id: string;
  password_hash: string | null;
}

/** 设置、修改密码 by the one before, or by a code to one's own number. Every login ends: whoever knew the old one is out. */
@Injectable()
export class ChoosePassword {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly attempts: LoginAttempts,
    private readonly codes: OneTimeCodes,
    private readonly mobiles: OwnMobile,
    private readonly logins: EndLogins,
    private readonly changes: UserChanges,
  ) {}

  /** @throws AUTH.PASSWORD_UNFIT, AUTH.PASSWORD_WRONG, AUTH.LOGIN_LOCKED, AUTH.NO_MOBILE, AUTH.CODE_WRONG */
  async execute(chosen: ChosenPassword, { id }: Principal, caller: Caller, key: IdempotentRequest): Promise<PasswordSet> {
    const { password, proof } = chosen;
    const before = proof.by === 'password' ? proof.password : '';
    if (faultOf(password, password, before) !== undefined) throw passwordUnfit();
    const [user] = await this.database.query<Found & Record<string, unknown>>(FIND, [id]);
    if (!user) throw personsOnly();
    const refusal = await refusalOf(this.prove(user, proof, caller));
    const hash = refusal ? '' : await hashPassword(password);
    const work = async (): Promise<PasswordSet> => {
      if (refusal) throw refusal;
      if (proof.by === 'code') await this.codes.use(proof.codeId);
      if ((await this.database.query(PUT, [user.id, hash, user.password_hash])).length === 0) throw passwordWrong();
      await this.logins.ofUser(user.id);
      await this.changes.record(user.id, 'password-chosen');
      return { changed: true };
    };
    return this.idempotency.once(key, work, { status: 200 });
  }

  private async prove(user: Found, proof: ChosenPassword['proof'], caller: Caller): Promise<void> {
    if (proof.by === 'code') return this.mobiles.check('password', user.id, proof);
    // A stolen session is not to guess the password.
    const login = `user:${user.id}`;
    if (!(await this.attempts.begin(login, caller))) throw tooManyPasswords({ retryAfter: 900 });
    let right: boolean;
    try {
      right = user.password_hash !== null && (await matchesPassword(user.password_hash, proof.password));
    } catch (error) {
      await this.attempts.takeBack(login, caller);
      throw error;
    }
    if (!right) throw passwordWrong();
    await this.attempts.clear(login, caller);
  }
}
