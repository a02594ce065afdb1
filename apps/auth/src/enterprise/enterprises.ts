import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Clock, uuidv7 } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { enterpriseAccountDisabled, notRepresentative } from './enterprise.errors.js';
import type { RegisteredEnterprise } from './register/enterprise-register.js';

/** 法人真实等级 3 在线: proved online, by the register and by an agent's own login. Legal persons count downwards. */
const PROVED_ONLINE = 3;

const LOCK = `SELECT uscc, company_name AS "companyName", org_type AS "orgType", representative_user_id AS "representativeUserId", state
  FROM enterprises WHERE uscc = $1 FOR UPDATE`;
const LOCK_AS_REPRESENTATIVE = `SELECT e.uscc, e.representative_user_id AS "userId"
  FROM enterprises e JOIN legal_persons l ON l.uscc = e.uscc JOIN accounts a ON a.id = l.account_id AND a.user_id = e.representative_user_id
 WHERE e.uscc = $1 AND a.id = $2 AND a.disabled_at IS NULL AND e.state = 'active' FOR UPDATE OF e`;
const ADD = 'INSERT INTO enterprises (uscc, company_name, org_type) VALUES ($1, $2, $3) ON CONFLICT (uscc) DO NOTHING';
const REPRESENT = `UPDATE enterprises SET representative_user_id = $2, company_name = $3, org_type = $4, state = 'active', verified_at = $5
  WHERE uscc = $1`;
const ACCOUNT = `SELECT a.id, a.disabled_at IS NOT NULL AS disabled FROM accounts a JOIN legal_persons l ON l.account_id = a.id
  WHERE a.user_id = $1 AND l.uscc = $2 ORDER BY a.created_at LIMIT 1`;
const ADD_ACCOUNT = `WITH added AS (INSERT INTO accounts (id, user_id, kind, real_name_level) VALUES ($1, $2, 'legalPerson', $3) RETURNING id)
  INSERT INTO legal_persons (account_id, uscc) SELECT id, $4 FROM added`;

export interface Enterprise {
  uscc: string;
  companyName: string;
  orgType: number;
  representativeUserId: string | null;
  state: 'active' | 'closed';
}

/** 法人 as it is stored. Whatever changes who acts for one locks its row first, so that such changes come one after another. */
@Injectable()
export class Enterprises {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async lock(uscc: string): Promise<Enterprise | undefined> {
    return (await this.database.query<Enterprise & Record<string, unknown>>(LOCK, [uscc]))[0];
  }

  /** Locks it, and adds it before where it is new. */
  async lockOrAdd(uscc: string, { companyName, orgType }: RegisteredEnterprise): Promise<Enterprise> {
    await this.database.query(ADD, [uscc, companyName, orgType]);
    return (await this.lock(uscc))!;
  }

  /** Locks it for its representative, who acts as that; his user id. @throws AUTH.NOT_REPRESENTATIVE */
  async lockAsRepresentative(uscc: string, { id, kind, orgCode }: Principal): Promise<string> {
    if (kind !== 'legalPerson' || orgCode !== uscc) throw notRepresentative();
    const [row] = await this.database.query<{ userId: string }>(LOCK_AS_REPRESENTATIVE, [uscc, id]);
    if (!row) throw notRepresentative();
    return row.userId;
  }

  /** Of a locked one. */
  async represent(uscc: string, userId: string, { companyName, orgType }: RegisteredEnterprise): Promise<void> {
    await this.database.query(REPRESENT, [uscc, userId, companyName, orgType, this.clock.now().toISOString()]);
  }

  /** The one account by which a user acts for a locked enterprise; a new one where he has none. @throws AUTH.ACCOUNT_OF_ENTERPRISE_DISABLED */
  async accountOf(userId: string, uscc: string): Promise<string> {
    const [known] = await this.database.query<{ id: string; disabled: boolean }>(ACCOUNT, [userId, uscc]);
    if (known?.disabled) throw enterpriseAccountDisabled();
    if (known) return known.id;
    const id = uuidv7();
    await this.database.query(ADD_ACCOUNT, [id, userId, PROVED_ONLINE, uscc]);
    return id;
  }

  async existingAccountOf(userId: string, uscc: string): Promise<string | undefined> {
    return (await this.database.query<{ id: string }>(ACCOUNT, [userId, uscc]))[0]?.id;
  }
}
