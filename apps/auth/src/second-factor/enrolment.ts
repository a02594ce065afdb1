import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { maskCitizenId, maskMobile } from '@yiwang/standards';
import { SecurityFacts } from '../security/security-facts.js';
import { FactorAttempts } from './factor-attempts.js';
import type { CodeOrigin } from './factor-devices.js';
import { newRecoveryCodes } from './recovery-codes.js';
import { recoveryHash, totpContext } from './second-factor.js';
import { secondFactorEnrolled, secondFactorLocked, secondFactorMissing } from './second-factor.errors.js';
import { totpOffer, totpStep } from './totp.js';

const SECRET_BYTES = 20;

export interface Offer {
  /** Base32, to be typed where there is no camera. */
  secret: string;
  /** `otpauth://…`, for a QR code. */
  uri: string;
}

const WHO = `SELECT login, mobile_masked AS mobile, totp_confirmed_at IS NOT NULL AS enrolled FROM users WHERE id = $1 AND closed_at IS NULL`;
const CONFIRM = `UPDATE users SET totp_secret_encrypted = $2, totp_confirmed_at = now(), totp_last_step = $3
  WHERE id = $1 AND totp_confirmed_at IS NULL AND closed_at IS NULL RETURNING 1`;
const PUT_CODES = 'INSERT INTO recovery_codes (user_id, code_hash) SELECT $1, unnest($2::text[])';

/** A login that is a number is shown on devices as masked as elsewhere. */
const labelOf = (login: string | null, mobile: string | null): string => {
  if (login === null) return mobile ?? '';
  if (/^\d{17}[\dx]$/.test(login)) return maskCitizenId(login.toUpperCase());
  return /^1\d{10}$/.test(login) ? maskMobile(login) : login;
};

/**
 * 绑定动态口令. What is offered follows from the occasion (an interaction, or a request of this very user) and is stored only once a code
 * proves that the device has it: a page shown again shows the same secret, and nobody confirms what another was shown.
 */
@Injectable()
export class Enrolment {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly cipher: FieldCipher,
    private readonly attempts: FactorAttempts,
    private readonly security: SecurityFacts,
  ) {}

  /** @throws AUTH.SECOND_FACTOR_ENROLLED */
  async offer(userId: string, occasion: string): Promise<Offer> {
    const [who] = await this.database.query<{ login: string | null; mobile: string | null; enrolled: boolean }>(WHO, [userId]);
    if (!who || who.enrolled) throw secondFactorEnrolled();
    return totpOffer(this.secretOf(userId, occasion), labelOf(who.login, who.mobile));
  }

  /** Recovery codes, shown once; undefined for a wrong code. @throws AUTH.SECOND_FACTOR_ENROLLED, AUTH.SECOND_FACTOR_LOCKED */
  async confirm(userId: string, occasion: string, typed: string, origin: CodeOrigin): Promise<string[] | undefined> {
    if (!(await this.attempts.begin(userId, origin))) throw secondFactorLocked();
    return this.prove(userId, occasion, typed, origin);
  }

  /** The same where the attempt is counted already (see `SecondFactor.use`). */
  async prove(userId: string, occasion: string, typed: string, origin: CodeOrigin): Promise<string[] | undefined> {
    const secret = this.secretOf(userId, occasion);
    const step = totpStep(secret, typed.replace(/\s/g, ''), Date.now());
    if (step === undefined) return undefined;
    return this.unitOfWork.run(async () => {
      const sealed = this.cipher.encrypt(Buffer.from(secret).toString('base64url'), totpContext(userId));
      const confirmed = await this.database.query(CONFIRM, [userId, sealed, step]);
      if (confirmed.length === 0) throw secondFactorEnrolled();
      await this.attempts.clear(userId, origin);
      await this.security.note('secondFactor.enrolled', { kind: 'user', id: userId }, { address: origin.address });
      return this.newCodes(userId);
    });
  }

  /** Ten others; those of before are good no more. @throws AUTH.SECOND_FACTOR_MISSING */
  renewCodes(userId: string): Promise<string[]> {
    return this.unitOfWork.run(async () => {
      const [row] = await this.database.query('SELECT 1 FROM users WHERE id = $1 AND totp_confirmed_at IS NOT NULL FOR UPDATE', [userId]);
      if (!row) throw secondFactorMissing();
      await this.security.note('recoveryCodes.renewed', { kind: 'user', id: userId });
      return this.newCodes(userId);
    });
  }

  private async newCodes(userId: string): Promise<string[]> {
    const codes = newRecoveryCodes();
    await this.database.query('DELETE FROM recovery_codes WHERE user_id = $1', [userId]);
    await this.database.query(PUT_CODES, [userId, codes.map((code) => recoveryHash(this.cipher, userId, code))]);
    return codes;
  }

  /** HMAC under the data key: as good as random to everybody without it. */
  private secretOf(userId: string, occasion: string): Uint8Array {
    return Buffer.from(this.cipher.lookupHash(`totp-enrolment:${userId}:${occasion}`), 'base64url').subarray(0, SECRET_BYTES);
  }
}
