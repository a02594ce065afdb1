import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import type { AccountKind } from './account-kind.js';
import { ownPermissions } from './account-kind.js';

/** An enabled account as its tokens describe it. */
export interface Account {
  id: string;
  kind: AccountKind;
  /** Masked for the people side; an officer's name appears on official documents and is not. */
  displayName: string;
  realNameLevel: number | null;
  /** 统一社会信用代码: an officer's body, or the enterprise of a legal person's account. */
  orgCode: string | null;
  orgName: string | null;
  regionCode: string | null;
  permissions: string[];
}

interface AccountRow {
  id: string;
  kind: AccountKind;
  display_name: string;
  real_name_level: number | null;
  org_code: string | null;
  org_name: string | null;
  region_code: string | null;
  post_permissions: string[];
}

export interface Credentials {
  id: string;
  passwordHash: string;
  /** The password is an initial one (初始密码): good for choosing another, not for logging in. */
  mustChangePassword: boolean;
  /** When this was read, in whole seconds of the database's clock: a login by it counts from then, not from when it is done. */
  readAt: number;
}

@Injectable()
export class Accounts {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<Account | undefined> {
    const [row] = await this.database.query<AccountRow>(
      `SELECT a.id, a.kind, a.real_name_level,
              coalesce(o.name, i.name_masked) AS display_name,
              coalesce(o.org_code, l.uscc) AS org_code,
              coalesce(g.name, l.company_name) AS org_name,
              g.region_code,
              ARRAY(SELECT DISTINCT p FROM officer_posts op JOIN posts ON posts.code = op.post_code, unnest(posts.permissions) p
                    WHERE op.account_id = a.id ORDER BY p) AS post_permissions
         FROM accounts a
         LEFT JOIN person_identities i ON i.account_id = a.id
         LEFT JOIN legal_persons l ON l.account_id = a.id
         LEFT JOIN officers o ON o.account_id = a.id
         LEFT JOIN organisations g ON g.org_code = o.org_code
        WHERE a.id = $1 AND a.disabled_at IS NULL`,
      [id],
    );
    return (
      row && {
        id: row.id,
        kind: row.kind,
        displayName: row.display_name,
        realNameLevel: row.real_name_level,
        orgCode: row.org_code,
        orgName: row.org_name,
        regionCode: row.region_code,
        permissions: [...ownPermissions(row.kind, row.real_name_level), ...row.post_permissions],
      }
    );
  }

  async credentials(login: string): Promise<Credentials | undefined> {
    const [row] = await this.database.query<{ id: string; password_hash: string; must_change_password: boolean; read_at: number }>(
      `SELECT id, password_hash, must_change_password, floor(extract(epoch FROM now()))::float8 AS read_at
         FROM accounts WHERE login = $1 AND disabled_at IS NULL`,
      [login],
    );
    return row && { id: row.id, passwordHash: row.password_hash, mustChangePassword: row.must_change_password, readAt: row.read_at };
  }
}
