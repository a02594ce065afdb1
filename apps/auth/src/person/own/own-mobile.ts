import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { Database } from '@yiwang/persistence';
import type { Caller } from '../../account/caller.js';
import { mobileContext, mobileHash, sealMobile } from '../../account/mobile-seal.js';
import { OneTimeCodes, type CodePurpose, type GivenCode, type SentCode } from '../code/one-time-codes.js';
import { mobileTaken, noMobile } from '../person.errors.js';

const FIND = 'SELECT mobile_encrypted FROM users WHERE id = $1 AND mobile_hash IS NOT NULL AND closed_at IS NULL';
const PUT = `UPDATE users SET mobile_encrypted = $2, mobile_hash = $3, mobile_masked = $4
  WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM users o WHERE o.mobile_hash = $3 AND o.id <> $1) RETURNING 1`;

/** 绑定手机号 of a user: codes to it without anybody naming it, and another in its place. */
@Injectable()
export class OwnMobile {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly codes: OneTimeCodes,
  ) {}

  /** @throws AUTH.NO_MOBILE, AUTH.TOO_MANY_CODES, AUTH.CODE_NOT_SENT */
  async send(purpose: CodePurpose, userId: string, caller: Caller): Promise<SentCode> {
    return this.codes.send(purpose, await this.numberOf(userId), caller, userId);
  }

  /** @throws AUTH.NO_MOBILE, AUTH.CODE_WRONG */
  async check(purpose: CodePurpose, userId: string, given: Omit<GivenCode, 'mobile'>): Promise<void> {
    await this.codes.check(purpose, { ...given, mobile: await this.numberOf(userId) });
  }

  /** Ends a code that was checked, in a unit of work. @throws AUTH.CODE_WRONG */
  use(codeId: string): Promise<void> {
    return this.codes.use(codeId);
  }

  /** In a unit of work, of a number that was shown to be his. @throws AUTH.MOBILE_TAKEN */
  async put(userId: string, mobile: string): Promise<void> {
    // Two users with the same number at the same moment: the second waits, and finds it taken.
    await this.database.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [mobileHash(this.cipher, mobile)]);
    const { encrypted, hash, masked } = sealMobile(this.cipher, userId, mobile);
    if ((await this.database.query(PUT, [userId, encrypted, hash, masked])).length === 0) throw mobileTaken();
  }

  private async numberOf(userId: string): Promise<string> {
    const [row] = await this.database.query<{ mobile_encrypted: string }>(FIND, [userId]);
    if (!row) throw noMobile();
    return this.cipher.decrypt(row.mobile_encrypted, mobileContext(userId));
  }
}
