import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { Idempotency } from '@yiwang/http-api';
import { isAppError } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { LoginAttempts } from '../../account/login-attempts.js';
import { mobileHash } from '../../account/mobile-seal.js';
import { faultOf } from '../../account/password-change.js';
import { hashPassword } from '../../account/passwords.js';
import { codeKey } from '../code/code-key.js';
import { refusalOf } from '../code/refusal.js';
import { OneTimeCodes } from '../code/one-time-codes.js';
import { passwordUnfit, recoveryRefused } from '../person.errors.js';
import { documentHash, readDocument } from '../real-name/document.js';
import { UserChanges } from '../user-changes.js';
import { EndLogins } from './end-logins.js';
import type { PasswordSet, RecoveredPassword } from './own.schema.js';

const FIND = `
  SELECT u.id, u.login, i.name_encrypted, i.document_type, i.number_hash
    FROM users u LEFT JOIN person_identities i ON i.user_id = u.id
   WHERE u.mobile_hash = $1 AND u.closed_at IS NULL
     AND EXISTS (SELECT 1 FROM accounts a WHERE a.user_id = u.id AND a.kind = 'person' AND a.disabled_at IS NULL)
     FOR UPDATE OF u`;
/** 上级账号: whoever knew the password of before may have bound one of his own. */
const UNLINK = 'DELETE FROM upstream_accounts WHERE user_id = $1';
const PUT = 'UPDATE users SET password_hash = $2, must_change_password = false WHERE id = $1';

interface Found {
  id: string;
  login: string | null;
  name_encrypted: string | null;
  document_type: string | null;
  number_hash: string | null;
}

/**
 * 找回 — a new password for who has the number; who has proved his name gives that and his document's number as well: a number may have gone
 * to somebody else, or be in a thief's hands. A code serves one such attempt, whatever comes of it.
 */
@Injectable()
export class RecoverPassword {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly idempotency: Idempotency,
    private readonly codes: OneTimeCodes,
    private readonly attempts: LoginAttempts,
    private readonly logins: EndLogins,
    private readonly changes: UserChanges,
  ) {}

  /** @throws AUTH.PASSWORD_UNFIT, AUTH.CODE_WRONG, AUTH.RECOVERY_REFUSED */
  async execute(request: RecoveredPassword): Promise<PasswordSet> {
    const { mobile, codeId, password } = request;
    if (faultOf(password, password, mobile) !== undefined) throw passwordUnfit();
    await this.codes.check('recover', request);
    const hash = await hashPassword(password);
    const work = async (): Promise<PasswordSet> => {
      await this.codes.use(codeId);
      const [user] = await this.database.query<Found & Record<string, unknown>>(FIND, [mobileHash(this.cipher, mobile)]);
      if (!user || !this.isHis(user, request)) throw recoveryRefused();
      await this.database.query(PUT, [user.id, hash]);
      await this.database.query(UNLINK, [user.id]);
      await this.logins.ofUser(user.id);
      for (const login of [mobile, user.login]) if (login !== null) await this.attempts.clearAll(login);
      await this.changes.record(user.id, 'password-recovered');
      return { changed: true };
    };
    try {
      return await this.idempotency.once(codeKey(this.cipher, 'recovery', codeId, request), work, { status: 200, claimFirst: true });
    } catch (error) {
      if (isAppError(error) && error.code === 'AUTH.RECOVERY_REFUSED') await this.spend(codeId);
      throw error;
    }
  }

  /** The code is used up by an attempt that failed, too; one at the same moment may have been faster. */
  private async spend(codeId: string): Promise<void> {
    const fault = await refusalOf(this.codes.use(codeId));
    if (fault && !isAppError(fault)) throw fault;
  }

  private isHis({ id, name_encrypted, document_type, number_hash }: Found, { name, documentNo }: RecoveredPassword): boolean {
    if (name_encrypted === null || document_type === null || number_hash === null) return true;
    if (name === undefined || documentNo === undefined) return false;
    if (this.cipher.decrypt(name_encrypted, `person_identities.name:${id}`) !== name) return false;
    return this.hashOf(document_type, documentNo) === number_hash;
  }

  /** Undefined for what is no number of this kind. */
  private hashOf(documentType: string, documentNo: string): string | undefined {
    try {
      return documentHash(this.cipher, readDocument(documentType, documentNo));
    } catch (error) {
      if (isAppError(error)) return undefined;
      throw error;
    }
  }
}
