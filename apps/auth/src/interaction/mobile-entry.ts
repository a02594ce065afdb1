import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { isAppError } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import type { Caller } from '../account/caller.js';
import { MOBILE, mobileContext, mobileHash } from '../account/mobile-seal.js';
import { CodeLogin, type CodeLoginOutcome } from '../person/code/code-login.js';
import { OneTimeCodes, type GivenCode } from '../person/code/one-time-codes.js';
import { codeNotSent, codeWrong, mobileTaken, tooManyCodes } from '../person/person.errors.js';
import { RegisterPerson } from '../person/registration/register-person.js';
import type { Fault } from './texts.js';

const OWN = 'SELECT mobile_encrypted AS sealed FROM users WHERE id = $1 AND mobile_encrypted IS NOT NULL AND closed_at IS NULL';

/** Its owner has just shown that the number is his: whoever has it is he. */
const OF_NUMBER = `SELECT id AS "userId", floor(extract(epoch FROM now()))::float8 AS "readAt" FROM users WHERE mobile_hash = $1 AND closed_at IS NULL`;

/** Why no code went out, as a page says it. */
const UNSENT: Readonly<Record<string, { status: number; fault: Fault }>> = {
  [tooManyCodes().code]: { status: 429, fault: 'tooMany' },
  [codeNotSent().code]: { status: 503, fault: 'unsent' },
};

export type Sent = { codeId: string } | { status: number; fault: Fault };

/** 短信验证码 for the pages: to a number that somebody types, or to a user's own. */
@Injectable()
export class MobileEntry {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly cipher: FieldCipher,
    private readonly codes: OneTimeCodes,
    private readonly logins: CodeLogin,
    private readonly persons: RegisterPerson,
  ) {}

  /** `userId`: of who has shown already who he is. */
  async send(mobile: string, caller: Caller, userId?: string): Promise<Sent> {
    if (!MOBILE.test(mobile)) return { status: 422, fault: 'mobile' };
    try {
      const { codeId } = await this.codes.send('login', mobile, caller, userId);
      return { codeId };
    } catch (error) {
      const unsent = isAppError(error) ? UNSENT[error.code] : undefined;
      if (unsent) return unsent;
      throw error;
    }
  }

  login(given: GivenCode): Promise<CodeLoginOutcome> {
    return isGiven(given) ? this.logins.attempt(given) : Promise.resolve({ refused: 'wrong' });
  }

  /** 注册 with a number that was shown to be his; who has registered meanwhile, perhaps by the same form, comes in as he is. */
  async register(provenMobile: string): Promise<{ userId: string; readAt: number } | undefined> {
    try {
      await this.unitOfWork.run(() => this.persons.admit(provenMobile, null));
    } catch (error) {
      if (!isAppError(error) || error.code !== mobileTaken().code) throw error;
    }
    const [row] = await this.database.query<{ userId: string; readAt: number }>(OF_NUMBER, [mobileHash(this.cipher, provenMobile)]);
    return row;
  }

  async sendToUser(userId: string, caller: Caller): Promise<Sent> {
    return this.send((await this.numberOf(userId)) ?? '', caller, userId);
  }

  /** Whether it is the code that went to the user's own number; it is used then. */
  async isOfUser(userId: string, given: Omit<GivenCode, 'mobile'>): Promise<boolean> {
    const whole = { ...given, mobile: (await this.numberOf(userId)) ?? '' };
    if (!isGiven(whole)) return false;
    try {
      await this.codes.check('login', whole);
      await this.codes.use(whole.codeId);
      return true;
    } catch (error) {
      if (isAppError(error) && error.code === codeWrong().code) return false;
      throw error;
    }
  }

  private async numberOf(userId: string): Promise<string | undefined> {
    const [row] = await this.database.query<{ sealed: string }>(OWN, [userId]);
    return row && this.cipher.decrypt(row.sealed, mobileContext(userId));
  }
}

/** What comes from a form that somebody may have changed: the database takes no other ids. */
const isGiven = ({ codeId, mobile, code }: GivenCode): boolean =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(codeId) && MOBILE.test(mobile) && /^\d{6}$/.test(code);
