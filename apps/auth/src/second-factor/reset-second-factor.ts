import { Injectable } from '@nestjs/common';
import { Actor } from '@yiwang/event-core';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { AdminActions, type Administrator } from '../admin/admin-actions.js';
import { ownAccount } from '../admin/admin.errors.js';
import { isSamePerson } from '../admin/same-person.js';
import { accountNotFound } from '../contact/contact.schema.js';
import { AccessEndings } from '../ending/access-endings.js';
import { PayloadStore } from '../oidc/payload-store.js';
import { SecurityFacts } from '../security/security-facts.js';
import type { RemovedSecondFactor } from './second-factor.schema.js';
import { SecondFactor } from './second-factor.js';

const USER = 'SELECT user_id::text AS "userId" FROM accounts WHERE id = $1';
const NO_SESSION_BEFORE = `UPDATE users SET sessions_from = date_trunc('second', now()) + interval '1 second' WHERE id = $1`;

/**
 * 重置双因素 — for who has lost device and recovery codes. By a security administrator, who resets no passwords: nobody alone gets into an
 * account that another owns.
 */
@Injectable()
export class ResetSecondFactor {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly secondFactor: SecondFactor,
    private readonly payloads: PayloadStore,
    private readonly endings: AccessEndings,
    private readonly actions: AdminActions,
    private readonly security: SecurityFacts,
  ) {}

  /** Whoever is logged in by it is so no more. @throws AUTH.ACCOUNT_NOT_FOUND, AUTH.OWN_ACCOUNT */
  execute(accountId: string, by: Administrator, key: IdempotentRequest): Promise<RemovedSecondFactor> {
    const work = async (): Promise<RemovedSecondFactor> => {
      const [row] = await this.database.query<{ userId: string }>(USER, [accountId]);
      if (!row) throw accountNotFound();
      if (await isSamePerson(this.database, by.id, [accountId])) throw ownAccount();
      if (await this.secondFactor.remove(row.userId)) {
        await this.database.query(NO_SESSION_BEFORE, [row.userId]);
        await this.payloads.revokeUser(row.userId);
        await this.endings.end({ kind: 'user', id: row.userId });
        await this.actions.record(by, [{ action: 'second-factor.reset', target: accountId }]);
        await this.security.note('secondFactor.reset', { kind: 'user', id: row.userId }, { by: Actor.safeParse(by).data });
      }
      return { enrolled: false };
    };
    return this.idempotency.once(key, work, { status: 200 });
  }
}
