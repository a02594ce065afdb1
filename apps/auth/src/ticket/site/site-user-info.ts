import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { meetsRealNameLevel, type RealNameLevel } from '@yiwang/standards';
import { realNameLevelOf } from '../../account/account-kind.js';
import { Accounts } from '../../account/accounts.js';
import { Consents } from '../../oidc/consents.js';
import { PROFILE_SCOPES } from '../../oidc/grants.js';
import { mobileContext } from '../../account/mobile-seal.js';
import { IdentityReadings } from '../../identity/identity-readings.js';
import { AgentReach } from './agent-reach.js';
import type { Audience } from './sites.js';

/** What a site is told of who came in. Names and numbers are there from the first verified level upward only. */
export interface SiteUser {
  userId: string;
  level: RealNameLevel;
  login: string;
  mobile: string;
  name: string;
  documentType: string;
  documentNo: string;
  enterprise?: { creditCode: string; name: string; orgType: number; representative: string };
}

interface Row {
  login: string | null;
  mobile_encrypted: string | null;
  name_encrypted: string | null;
  document_type: string | null;
  number_encrypted: string | null;
  uscc: string | null;
  company_name: string | null;
  org_type: number | null;
  representative_id: string | null;
  representative_encrypted: string | null;
  representative_account_id: string | null;
}

const READ = `
  SELECT u.login, u.mobile_encrypted, i.name_encrypted, i.document_type, i.number_encrypted, e.uscc, e.company_name, e.org_type,
         r.user_id AS representative_id, r.name_encrypted AS representative_encrypted, p.id AS representative_account_id
    FROM accounts a
    JOIN users u ON u.id = a.user_id
    LEFT JOIN person_identities i ON i.user_id = u.id
    LEFT JOIN legal_persons l ON l.account_id = a.id
    LEFT JOIN enterprises e ON e.uscc = l.uscc
    LEFT JOIN person_identities r ON r.user_id = e.representative_user_id
    LEFT JOIN accounts p ON p.user_id = r.user_id AND p.kind = 'person'
   WHERE a.id = $1`;

/** 用户信息 for a site, in clear and on record: what cannot be recorded is not told. */
@Injectable()
export class SiteUserInfo {
  constructor(
    private readonly accounts: Accounts,
    private readonly consents: Consents,
    private readonly uow: UnitOfWork,
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly readings: IdentityReadings,
    private readonly reach: AgentReach,
  ) {}

  /** Nobody when the account has ended, is of another kind, has nothing to do there, or its owner agrees to it no more. */
  read(accountId: string, kind: Audience, clientId: string): Promise<SiteUser | undefined> {
    return this.uow.run(async () => {
      const account = await this.accounts.find(accountId);
      if (account?.kind !== kind || !(await this.consents.covers(clientId, accountId, PROFILE_SCOPES))) return undefined;
      if (!(await this.reach.covers(account, clientId))) return undefined;
      const [row] = await this.database.query<Row & Record<string, unknown>>(READ, [accountId]);
      if (!row) return undefined;
      // A site of legal persons is told the representative's name as well.
      const told = new Set([accountId, ...(row.representative_account_id === null ? [] : [row.representative_account_id])]);
      await this.readings.record([...told], 'siteLogin', clientId);
      const { userId } = account;
      const level = realNameLevelOf(kind, account.realNameLevel);
      const verified = meetsRealNameLevel(level, 'basic');
      const open = (text: string | null, context: string): string => (text === null ? '' : this.cipher.decrypt(text, context));
      return {
        userId: accountId,
        level,
        login: row.login ?? '',
        mobile: open(row.mobile_encrypted, mobileContext(userId)),
        name: verified ? open(row.name_encrypted, `person_identities.name:${userId}`) : '',
        documentType: verified ? (row.document_type ?? '') : '',
        documentNo: verified ? open(row.number_encrypted, `person_identities.number:${userId}`) : '',
        ...(row.uscc !== null && {
          enterprise: {
            creditCode: row.uscc,
            name: row.company_name ?? '',
            orgType: row.org_type ?? 1,
            representative: open(row.representative_encrypted, `person_identities.name:${row.representative_id}`),
          },
        }),
      };
    });
  }
}
