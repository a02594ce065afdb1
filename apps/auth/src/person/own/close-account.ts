import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import type { GivenCode } from '../code/one-time-codes.js';
import { OwnPerson } from '../own-person.js';
import { openCases, otherIdentities } from '../person.errors.js';
import { ForgetUser } from './forget-user.js';
import { OpenCases } from './open-cases.js';
import { OwnMobile } from './own-mobile.js';
import type { AccountClosed } from './own.schema.js';

/** An enterprise's account of who represents it no more, or is no agent of it any more, holds nobody back. */
const OTHERS = `SELECT 1 FROM accounts a
    LEFT JOIN legal_persons l ON l.account_id = a.id
    LEFT JOIN enterprises e ON e.uscc = l.uscc AND e.representative_user_id = a.user_id
    LEFT JOIN authorisations z ON z.account_id = a.id AND z.state = 'active'
   WHERE a.user_id = $1 AND a.kind <> 'person' AND a.disabled_at IS NULL AND (a.kind = 'officer' OR e.uscc IS NOT NULL OR z.id IS NOT NULL)
   LIMIT 1`;

/**
 * 注销 — ends the account of a person and forgets who he was. Cases keep what the law has them keep; of the account stay its ids, and in the
 * records what was done and when.
 */
@Injectable()
export class CloseAccount {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly persons: OwnPerson,
    private readonly mobiles: OwnMobile,
    private readonly cases: OpenCases,
    private readonly user: ForgetUser,
  ) {}

  /** @throws AUTH.PERSONS_ONLY, AUTH.NO_MOBILE, AUTH.CODE_WRONG, AUTH.OTHER_IDENTITIES, AUTH.OPEN_CASES */
  async execute(given: Omit<GivenCode, 'mobile'>, principal: Principal, key: IdempotentRequest): Promise<AccountClosed> {
    const { userId, accountId } = await this.persons.find(principal);
    await this.mobiles.check('close', userId, given);
    if (await this.cases.has(accountId)) throw openCases();
    const work = async (): Promise<AccountClosed> => {
      await this.persons.lock(principal);
      if ((await this.database.query(OTHERS, [userId])).length > 0) throw otherIdentities();
      await this.mobiles.use(given.codeId);
      await this.user.execute(userId);
      return { closed: true };
    };
    return this.idempotency.once(key, work, { status: 200 });
  }
}
