import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { AccessEndings } from '../ending/access-endings.js';
import { PayloadStore } from '../oidc/payload-store.js';

/** Logins are timed in whole seconds, so those of the present one are ended too. */
const END_SESSIONS = `UPDATE accounts SET sessions_from = date_trunc('second', now()) + interval '1 second' WHERE id = $1`;

/** 终止访问 of whoever does not act for an enterprise any more: in the transaction that ends his right, and at every service soon after. */
@Injectable()
export class AccountAccess {
  constructor(
    private readonly database: Database,
    private readonly endings: AccessEndings,
    private readonly payloads: PayloadStore,
  ) {}

  async endAuthorisation(id: string, accountId: string, { sessions }: { sessions: boolean }): Promise<void> {
    await this.endings.end({ kind: 'authorisation', id });
    if (sessions) await this.endSessions(accountId);
  }

  /** Of a representative, who has no authorisation that could end. */
  async endAccount(accountId: string): Promise<void> {
    await this.endings.end({ kind: 'account', id: accountId });
    await this.endSessions(accountId);
  }

  private async endSessions(accountId: string): Promise<void> {
    await this.database.query(END_SESSIONS, [accountId]);
    await this.payloads.revokeAccount(accountId);
  }
}
