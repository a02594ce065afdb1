import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { Idempotency } from '@yiwang/http-api';
import { uuidv7 } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { sealMobile } from '../../account/mobile-seal.js';
import { faultOf } from '../../account/password-change.js';
import { hashPassword } from '../../account/passwords.js';
import { codeKey } from '../code/code-key.js';
import { OneTimeCodes, type GivenCode } from '../code/one-time-codes.js';
import { mobileTaken, passwordUnfit } from '../person.errors.js';
import { UserChanges } from '../user-changes.js';

export interface Registration extends GivenCode {
  /** Without one he logs in by codes. */
  password?: string | undefined;
}

export interface Registered {
  userId: string;
  accountId: string;
}

const USER = `INSERT INTO users (id, password_hash, mobile_encrypted, mobile_hash, mobile_masked) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (mobile_hash) DO NOTHING RETURNING 1`;
/** 1 非实名: he may look and ask, not file. */
const ACCOUNT = `INSERT INTO accounts (id, user_id, kind, real_name_level) VALUES ($1, $2, 'person', 1)`;

/** 自行注册 by mobile number and one-time code. */
@Injectable()
export class RegisterPerson {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly idempotency: Idempotency,
    private readonly codes: OneTimeCodes,
    private readonly changes: UserChanges,
  ) {}

  /** @throws AUTH.CODE_WRONG, AUTH.PASSWORD_UNFIT, AUTH.MOBILE_TAKEN */
  async execute(registration: Registration): Promise<Registered> {
    const { codeId, mobile, password } = registration;
    if (password !== undefined && faultOf(password, password, mobile) !== undefined) throw passwordUnfit();
    await this.codes.check('register', registration);
    const hash = password === undefined ? null : await hashPassword(password);
    const work = async (): Promise<Registered> => {
      await this.codes.use(codeId);
      return this.admit(mobile, hash);
    };
    return this.idempotency.once(codeKey(this.cipher, 'registration', codeId, registration), work, { claimFirst: true });
  }

  /** Of a number that is known to be in this person's hands; part of a unit of work. @throws AUTH.MOBILE_TAKEN */
  async admit(mobile: string, passwordHash: string | null): Promise<Registered> {
    const userId = uuidv7();
    const { encrypted, hash, masked } = sealMobile(this.cipher, userId, mobile);
    if ((await this.database.query(USER, [userId, passwordHash, encrypted, hash, masked])).length === 0) throw mobileTaken();
    const accountId = uuidv7();
    await this.database.query(ACCOUNT, [accountId, userId]);
    await this.changes.record(userId, 'registered');
    return { userId, accountId };
  }
}
