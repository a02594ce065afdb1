import { randomInt, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { uuidv7 } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import type { Caller } from '../../account/caller.js';
import { KnownDevices } from '../../account/known-devices.js';
import { mobileHash } from '../../account/mobile-seal.js';
import { SecurityFacts } from '../../security/security-facts.js';
import { Throttle, type Subject } from '../../throttle/throttle.js';
import { codeWrong, tooManyCodes } from '../person.errors.js';
import { CodeSender } from './code-sender.js';

export const CODE_PURPOSES = [
  'register',
  'login',
  'recover',
  'newMobile',
  'oldMobile',
  'password',
  'close',
  'window',
  'windowMobile',
] as const;
export type CodePurpose = (typeof CODE_PURPOSES)[number];

const MINUTES = 5;
const MOST_TRIES = 5;
/** What the narrowest limit says; the answer says so beforehand. */
const RESEND_SECONDS = 60;

export interface SentCode {
  codeId: string;
  expiresInSeconds: number;
  resendAfterSeconds: number;
}

export interface GivenCode {
  codeId: string;
  mobile: string;
  code: string;
}

const ADD = `INSERT INTO one_time_codes (id, purpose, mobile_hash, code_hash, expires_at)
  VALUES ($1, $2, $3, $4, now() + make_interval(mins => $5))`;
/** Every try is counted before the code is compared, so that tries made at once cannot exceed their number. */
const TRY = `UPDATE one_time_codes SET tries = least(tries + 1, $4 + 1)
  WHERE id = $1 AND purpose = $2 AND mobile_hash = $3 AND expires_at > now() AND tries <= $4 RETURNING tries, code_hash`;
const USE = 'UPDATE one_time_codes SET used_at = now() WHERE id = $1 AND used_at IS NULL AND expires_at > now() RETURNING 1';

/**
 * 短信验证码 — shows that a number is in somebody's hands. A code goes to every number alike, whether an account has it or not: who asks learns
 * nothing, and who gets it learns what is his to know. Expiry is real time.
 */
@Injectable()
export class OneTimeCodes {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly throttle: Throttle,
    private readonly sender: CodeSender,
    private readonly security: SecurityFacts,
    private readonly devices: KnownDevices,
  ) {}

  /**
   * Not in a unit of work. `userId`: of who is logged in and asks for his own number.
   * @throws AUTH.TOO_MANY_CODES, AUTH.CODE_NOT_SENT
   */
  async send(purpose: CodePurpose, mobile: string, caller: Caller, userId?: string): Promise<SentCode> {
    const owner = userId ?? this.devices.nameOf(mobile, caller.device);
    const refusal = await this.throttle.take(...subjectsOf(mobile, caller, owner));
    if (refusal) {
      // One number from one place is somebody who is impatient.
      if (refusal.first && refusal.limit !== 'code.numberFromPlace') {
        const subject =
          refusal.limit === 'code.number' ? ({ kind: 'mobile', of: mobile } as const) : ({ kind: 'address', of: caller.address } as const);
        await this.security.note('code.throttled', subject, caller);
      }
      throw tooManyCodes({ retryAfter: refusal.wait });
    }
    const codeId = uuidv7();
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    await this.database.query(ADD, [codeId, purpose, mobileHash(this.cipher, mobile), this.hashOf(codeId, code), MINUTES]);
    await this.sender.send({ codeId, mobile, purpose, code, minutes: MINUTES });
    return { codeId, expiresInSeconds: MINUTES * 60, resendAfterSeconds: RESEND_SECONDS };
  }

  /**
   * Whether the code is the one that went to the number for this. Outside of a unit of work, for a failed try counts whatever becomes of the
   * rest; a used code passes, so that a request can be repeated: `use` is what lets it work once.
   * @throws AUTH.CODE_WRONG
   */
  async check(purpose: CodePurpose, { codeId, mobile, code }: GivenCode): Promise<void> {
    const [row] = await this.database.query<{ tries: number; code_hash: string }>(TRY, [
      codeId,
      purpose,
      mobileHash(this.cipher, mobile),
      MOST_TRIES,
    ]);
    if (!row || row.tries > MOST_TRIES) throw codeWrong();
    const given = Buffer.from(this.hashOf(codeId, code));
    const expected = Buffer.from(row.code_hash);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw codeWrong();
  }

  /** Ends a code that was checked, in the unit of work that does what it was for. @throws AUTH.CODE_WRONG when it was used before */
  async use(codeId: string): Promise<void> {
    if ((await this.database.query(USE, [codeId])).length === 0) throw codeWrong();
  }

  /** Forgets codes that are over, a bite at a time; says whether there may be more. */
  async prune(limit = 2_000): Promise<boolean> {
    const gone = await this.database.query(
      `DELETE FROM one_time_codes WHERE id = ANY (ARRAY(
         SELECT id FROM one_time_codes WHERE expires_at < now() - interval '1 day' LIMIT $1 FOR UPDATE SKIP LOCKED)) RETURNING 1`,
      [limit],
    );
    return gone.length === limit;
  }

  private hashOf(codeId: string, code: string): string {
    return this.cipher.lookupHash(`one-time-code:${codeId}:${code}`);
  }
}

/**
 * The narrow ones first: who is stopped there does not use up what belongs to the number or to everybody behind an address. Who has shown
 * before that the number is his (`owner`: logged in, or at a browser that was) is counted by himself: others cannot use up his codes.
 */
function subjectsOf(mobile: string, { address, device }: Caller, owner: string | undefined): Subject[] {
  return [
    { limit: 'code.numberFromPlace', of: `${mobile} ${address}` },
    ...(device === null && owner === undefined ? [] : [{ limit: 'code.device', of: owner ?? device ?? '' } as const]),
    { limit: 'code.address', of: address },
    ...(owner === undefined ? [{ limit: 'code.number', of: mobile } as const] : []),
  ];
}
