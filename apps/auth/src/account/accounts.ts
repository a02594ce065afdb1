import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import type { AccountKind } from './account-kind.js';
import { ownPermissions } from './account-kind.js';

/** An enabled account as its tokens describe it. */
export interface Account {
  id: string;
  /** 用户: who logs in; may have other accounts besides. */
  userId: string;
  kind: AccountKind;
  /** Masked for the people side; an officer's name appears on official documents and is not. */
  displayName: string;
  realNameLevel: number | null;
  /** 统一社会信用代码: an officer's body, or the enterprise of a legal person's account. */
  orgCode: string | null;
  orgName: string | null;
  regionCode: string | null;
  permissions: string[];
  /** 授权: by which an agent (经办人) acts; null for the legal representative himself, and for whoever acts for no enterprise. */
  authorisationId: string | null;
}

interface AccountRow {
  id: string;
  user_id: string;
  kind: AccountKind;
  display_name: string;
  real_name_level: number | null;
  org_code: string | null;
  org_name: string | null;
  region_code: string | null;
  post_permissions: string[];
  authorisation_id: string | null;
}

/**
 * 法人账号: an account `a` of an enterprise is in use while its user is the representative (法定代表人), or an agent by an authorisation in
 * force at `at`.
 */
const enterpriseOf = (at: string): string => `
         LEFT JOIN legal_persons l ON l.account_id = a.id
         LEFT JOIN enterprises e ON e.uscc = l.uscc AND e.state = 'active'
         LEFT JOIN authorisations z ON z.account_id = a.id AND z.state = 'active' AND z.valid_from <= ${at} AND z.valid_until > ${at}`;
const IN_USE = `a.disabled_at IS NULL AND u.closed_at IS NULL
          AND (a.kind <> 'legalPerson' OR (e.uscc IS NOT NULL AND (e.representative_user_id = a.user_id OR z.id IS NOT NULL)))`;

/** 用户 — who logs in, and what he is known by. */
export interface Credentials {
  userId: string;
  passwordHash: string;
  /** The password is an initial one (初始密码): good for choosing another, not for logging in. */
  mustChangePassword: boolean;
  /** When this was read, in whole seconds of the database's clock: a login by it counts from then, not from when it is done. */
  readAt: number;
}

@Injectable()
export class Accounts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async find(id: string): Promise<Account | undefined> {
    const [row] = await this.database.query<AccountRow>(
      `SELECT a.id, a.user_id, a.kind, a.real_name_level,
              coalesce(o.name, i.name_masked, u.mobile_masked, '') AS display_name,
              coalesce(o.org_code, l.uscc) AS org_code,
              coalesce(g.name, e.company_name) AS org_name,
              g.region_code,
              ARRAY(SELECT p.permission FROM account_permissions p WHERE p.account_id = a.id ORDER BY p.permission) AS post_permissions,
              CASE WHEN e.representative_user_id = a.user_id THEN NULL ELSE z.id END AS authorisation_id
         FROM accounts a
         JOIN users u ON u.id = a.user_id
         LEFT JOIN person_identities i ON i.user_id = a.user_id
         ${enterpriseOf('$2::timestamptz')}
         LEFT JOIN officers o ON o.account_id = a.id
         LEFT JOIN organisations g ON g.org_code = o.org_code
        WHERE a.id = $1 AND ${IN_USE}`,
      [id, this.clock.now().toISOString()],
    );
    return (
      row && {
        id: row.id,
        userId: row.user_id,
        kind: row.kind,
        displayName: row.display_name,
        realNameLevel: row.real_name_level,
        orgCode: row.org_code,
        orgName: row.org_name,
        regionCode: row.region_code,
        permissions: [...ownPermissions(row.kind, row.real_name_level), ...row.post_permissions],
        authorisationId: row.authorisation_id,
      }
    );
  }

  /** The accounts in use that a user may act by: himself first, then enterprises and public bodies in the order he got them. */
  async ofUser(userId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT a.id FROM accounts a JOIN users u ON u.id = a.user_id ${enterpriseOf('$2::timestamptz')}
        WHERE a.user_id = $1 AND ${IN_USE} ORDER BY a.kind <> 'person', a.created_at, a.id`,
      [userId, this.clock.now().toISOString()],
    );
    return rows.map(({ id }) => id);
  }

  /** By login or, where it looks like one, by mobile number. Nobody who has no account in use, or an initial password whose time is over. */
  async credentials(login: string, mobileHash: string | null): Promise<Credentials | undefined> {
    const [row] = await this.database.query<{ id: string; password_hash: string; must_change_password: boolean; read_at: number }>(
      `SELECT u.id, u.password_hash, u.must_change_password, floor(extract(epoch FROM now()))::float8 AS read_at
         FROM users u
        WHERE (u.login = $1 OR u.mobile_hash = $2) AND u.password_hash IS NOT NULL AND u.closed_at IS NULL
          AND (NOT u.must_change_password OR u.initial_password_until > now())
          AND EXISTS (SELECT 1 FROM accounts a WHERE a.user_id = u.id AND a.disabled_at IS NULL)
        ORDER BY u.login IS DISTINCT FROM $1 LIMIT 1`,
      [login, mobileHash],
    );
    return row && { userId: row.id, passwordHash: row.password_hash, mustChangePassword: row.must_change_password, readAt: row.read_at };
  }
}
