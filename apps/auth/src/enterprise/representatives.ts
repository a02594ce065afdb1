import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { AccountAccess } from './account-access.js';
import { Authorisations } from './authorisations.js';
import { Enterprises } from './enterprises.js';
import type { RegisteredEnterprise } from './register/enterprise-register.js';

const DISMISS = 'UPDATE enterprises SET representative_user_id = NULL WHERE uscc = $1';
const CLOSE = `UPDATE enterprises SET state = 'closed', representative_user_id = NULL, verified_at = $2 WHERE uscc = $1`;
const CONFIRM = 'UPDATE enterprises SET verified_at = $2, company_name = $3, org_type = $4 WHERE uscc = $1';

/** 法定代表人 of enterprises that a unit of work has locked. */
@Injectable()
export class Representatives {
  constructor(
    private readonly database: Database,
    private readonly enterprises: Enterprises,
    private readonly authorisations: Authorisations,
    private readonly access: AccountAccess,
    private readonly clock: Clock,
  ) {}

  /** He still represents it; what it is called may have changed since. */
  async confirm(uscc: string, { companyName, orgType }: RegisteredEnterprise): Promise<void> {
    await this.database.query(CONFIRM, [uscc, this.clock.now().toISOString(), companyName, orgType]);
  }

  /**
   * He does not represent it any more. Whom he authorised acts for the enterprise, and goes on until his successor says otherwise; what he only
   * offered, nobody accepts in his name any more.
   */
  async dismiss(uscc: string, userId: string): Promise<void> {
    await this.database.query(DISMISS, [uscc]);
    await this.authorisations.endOffers(uscc, 'revoked');
    await this.endAccess(uscc, userId);
  }

  /** Nobody acts for an enterprise that is deregistered. */
  async close(uscc: string, userId: string): Promise<void> {
    await this.database.query(CLOSE, [uscc, this.clock.now().toISOString()]);
    await this.endAccess(uscc, userId);
    await this.authorisations.endAll(uscc, 'revoked');
  }

  private async endAccess(uscc: string, userId: string): Promise<void> {
    const accountId = await this.enterprises.existingAccountOf(userId, uscc);
    if (accountId !== undefined) await this.access.endAccount(accountId);
  }
}
