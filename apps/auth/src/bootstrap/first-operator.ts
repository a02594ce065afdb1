import { Injectable } from '@nestjs/common';
import { uuidv7 } from '@yiwang/kernel';
import type { Permission } from '@yiwang/permissions';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { z } from 'zod';
import { hashPassword } from '../account/passwords.js';
import { Login, OfficerName, OrgCode } from '../admin/account/officer-line.js';
import { OFFICER_SQL } from '../admin/account/officer.sql.js';
import { ADMIN_LOCK, AdminActions, type AdminAction } from '../admin/admin-actions.js';
import { loginTaken } from '../admin/admin.errors.js';
import { RegionCode } from '../admin/organisation/register.schema.js';

/** 平台运维岗 — a post that exists already keeps its name and gets these permissions in addition. */
export const OPERATOR_POST = {
  code: 'operator',
  name: '平台运维岗',
  permissions: ['ops.accounts', 'ops.messaging'] satisfies Permission[],
};

export const NewOperator = z.object({
  login: Login,
  name: OfficerName,
  'org-code': OrgCode,
  'org-name': z.string().trim().min(1).max(100),
  'org-short-name': z.string().trim().min(1).max(30).optional(),
  region: RegionCode,
});
export type NewOperator = z.output<typeof NewOperator>;

const SQL = {
  knownPost: 'SELECT ARRAY(SELECT unnest(permissions) ORDER BY 1) AS permissions FROM posts WHERE code = $1',
  post: `INSERT INTO posts AS p (code, name, permissions) VALUES ($1, $2, $3)
    ON CONFLICT (code) DO UPDATE SET permissions = ARRAY(SELECT DISTINCT unnest(p.permissions || excluded.permissions) ORDER BY 1)
    RETURNING permissions`,
  organisation:
    'INSERT INTO organisations (org_code, name, short_name, region_code) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING 1',
};
const BY = { kind: 'command', id: 'create-operator' };

/** 首个运维账号 — how somebody comes into a database that knows nobody. Whoever can run it could write into the database as well. */
@Injectable()
export class FirstOperator {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly actions: AdminActions,
  ) {}

  /** Makes the organisation and the post where they are missing. Returns the account's id. @throws AUTH.LOGIN_TAKEN */
  async create(operator: NewOperator, password: string): Promise<string> {
    const hash = await hashPassword(password);
    const { login, name, region, 'org-code': orgCode, 'org-name': orgName, 'org-short-name': shortName = orgName.slice(0, 30) } = operator;
    return this.unitOfWork.run(async () => {
      await this.database.query('SELECT pg_advisory_xact_lock($1)', [ADMIN_LOCK]);
      const taken = await this.database.query('SELECT 1 FROM users WHERE login = $1', [login]);
      if (taken.length > 0) throw loginTaken();
      const surroundings = [...(await this.putPost()), ...(await this.putOrganisation([orgCode, orgName, shortName, region]))];
      const id = uuidv7();
      await this.database.query(OFFICER_SQL.account, [id, uuidv7(), login, hash, false]);
      await this.database.query(OFFICER_SQL.officer, [id, name, orgCode, null]);
      await this.database.query(OFFICER_SQL.addPosts, [id, [OPERATOR_POST.code]]);
      const details = { orgCode, posts: [OPERATOR_POST.code] };
      await this.actions.record(BY, [...surroundings, { action: 'account.imported', target: id, details }]);
      return id;
    });
  }

  /** What came of it: others may have the post already, and get its permissions with it. */
  private async putPost(): Promise<AdminAction[]> {
    const { code, name, permissions } = OPERATOR_POST;
    const [before] = await this.database.query<{ permissions: string[] }>(SQL.knownPost, [code]);
    const [after] = await this.database.query<{ permissions: string[] }>(SQL.post, [code, name, permissions]);
    if (before === undefined) return [{ action: 'post.imported', target: code, details: { permissions } }];
    if (before.permissions.join() === after?.permissions.join()) return [];
    return [{ action: 'post.changed', target: code, details: { ...after, before } }];
  }

  private async putOrganisation(values: [orgCode: string, name: string, shortName: string, regionCode: string]): Promise<AdminAction[]> {
    const made = await this.database.query(SQL.organisation, values);
    return made.map(() => ({ action: 'organisation.imported', target: values[0], details: { regionCode: values[3] } }));
  }
}
