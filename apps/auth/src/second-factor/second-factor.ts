import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { SecurityFacts } from '../security/security-facts.js';
import { FactorAttempts } from './factor-attempts.js';
import type { CodeOrigin } from './factor-devices.js';
import { readRecoveryCode } from './recovery-codes.js';
import { totpStep } from './totp.js';

export interface SecondFactorState {
  enrolled: boolean;
  /** Recovery codes that are still good. */
  recoveryCodes: number;
}

export type SecondFactorOutcome = { method: 'totp' | 'recovery' } | { refused: 'missing' | 'wrong' | 'locked' };

const STATE = `SELECT totp_confirmed_at IS NOT NULL AS enrolled,
    (SELECT count(*)::int FROM recovery_codes c WHERE c.user_id = u.id AND c.used_at IS NULL) AS "recoveryCodes" FROM users u WHERE u.id = $1`;
const ENROLLED = 'SELECT 1 FROM users WHERE id = $1 AND totp_confirmed_at IS NOT NULL';
const SECRET = 'SELECT totp_secret_encrypted AS sealed FROM users WHERE id = $1 AND totp_confirmed_at IS NOT NULL';
/** One use a step: of two who show the same code at once, one comes in. */
const USE_STEP = `UPDATE users SET totp_last_step = $2
  WHERE id = $1 AND totp_confirmed_at IS NOT NULL AND (totp_last_step IS NULL OR totp_last_step < $2) RETURNING 1`;
const USE_CODE = 'UPDATE recovery_codes SET used_at = now() WHERE user_id = $1 AND code_hash = $2 AND used_at IS NULL RETURNING 1';

export const totpContext = (userId: string): string => `users.totp_secret:${userId}`;
export const recoveryHash = (cipher: FieldCipher, userId: string, code: string): string => cipher.lookupHash(`recovery:${userId}:${code}`);

/** 动态口令 — the second factor of a user (RFC 6238), or in its stead a recovery code. In real time, for the owner's device knows no other. */
@Injectable()
export class SecondFactor {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly cipher: FieldCipher,
    private readonly security: SecurityFacts,
    private readonly attempts: FactorAttempts,
  ) {}

  async state(userId: string): Promise<SecondFactorState> {
    const [row] = await this.database.query<SecondFactorState & Record<string, unknown>>(STATE, [userId]);
    return row ?? { enrolled: false, recoveryCodes: 0 };
  }

  /** Each code is good once; wrong ones lock the second factor for whom they come from. */
  async verify(userId: string, typed: string, origin: CodeOrigin): Promise<SecondFactorOutcome> {
    if ((await this.database.query(ENROLLED, [userId])).length === 0) return { refused: 'missing' };
    if (!(await this.attempts.begin(userId, origin))) return { refused: 'locked' };
    const method = await this.use(userId, typed, origin);
    if (method !== undefined) return { method };
    await this.tellFailed(userId, origin);
    return { refused: 'wrong' };
  }

  /** Whoever comes to be asked for a code has shown the first factor: supervision hears of a wrong one. Not in a unit of work. */
  tellFailed(userId: string, { address }: CodeOrigin): Promise<void> {
    return this.security.noteOnce('secondFactor.failed', { kind: 'user', id: userId }, { address });
  }

  /** The same where the attempt is counted already: inside a unit of work, which would forget it together with what a wrong code undoes. */
  async use(userId: string, typed: string, origin: CodeOrigin): Promise<'totp' | 'recovery' | undefined> {
    const [row] = await this.database.query<{ sealed: string }>(SECRET, [userId]);
    if (!row) return undefined;
    const secret = Buffer.from(this.cipher.decrypt(row.sealed, totpContext(userId)), 'base64url');
    const method = (await this.useStep(userId, secret, typed)) ?? (await this.useRecoveryCode(userId, typed, origin));
    if (method !== undefined) await this.attempts.clear(userId, origin);
    return method;
  }

  /** Nothing of it is left, and whoever locked it is forgotten. In a unit of work it belongs to that. Whether there was one. */
  remove(userId: string): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      const sql = `UPDATE users SET totp_secret_encrypted = NULL, totp_confirmed_at = NULL, totp_last_step = NULL
        WHERE id = $1 AND totp_confirmed_at IS NOT NULL RETURNING 1`;
      const removed = await this.database.query(sql, [userId]);
      await this.database.query('DELETE FROM recovery_codes WHERE user_id = $1', [userId]);
      await this.attempts.clearAll(userId);
      return removed.length > 0;
    });
  }

  private async useStep(userId: string, secret: Uint8Array, typed: string): Promise<'totp' | undefined> {
    const step = totpStep(secret, typed.replace(/\s/g, ''), Date.now());
    if (step === undefined) return undefined;
    return (await this.database.query(USE_STEP, [userId, step])).length > 0 ? 'totp' : undefined;
  }

  private async useRecoveryCode(userId: string, typed: string, { address }: CodeOrigin): Promise<'recovery' | undefined> {
    const code = readRecoveryCode(typed);
    if (code === undefined) return undefined;
    const used = await this.database.query(USE_CODE, [userId, recoveryHash(this.cipher, userId, code)]);
    if (used.length === 0) return undefined;
    await this.security.note('recoveryCode.used', { kind: 'user', id: userId }, { address });
    return 'recovery';
  }
}
