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
import { dutiesExclude } from '../approval/approval.errors.js';
import { DUTIES, Duties, type Duty } from '../approval/duties.js';
import { RegionCode } from '../admin/organisation/register.schema.js';

/** 三员: an account for each of the three is made by the command, for none of them can make the others alone. */
export const ADMINISTRATOR_POSTS = {
  system: { code: 'operator', name: '平台运维岗', permissions: ['ops.accounts', 'ops.messaging'] },
  security: { code: 'security-administrator', name: '安全管理岗', permissions: ['rights.approve', 'security.read'] },
  audit: { code: 'audit-administrator', name: '审计管理岗', permissions: ['audit.read'] },
} as const satisfies Record<Duty, { code: string; name: string; permissions: Permission[] }>;

export const NewOperator = z.object({
  duty: z.enum(DUTIES).default('system'),
  'no-second-factor': z.boolean().default(false),
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
  /** A post that is there already keeps what it says of a second factor. */
  post: `INSERT INTO posts AS p (code, name, permissions, second_factor) VALUES ($1, $2, $3, $4)
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
    private readonly duties: Duties,
  ) {}

  /** Makes the organisation and the post where they are missing. Returns the account's id. @throws AUTH.LOGIN_TAKEN, AUTH.DUTIES_EXCLUDE */
  async create(operator: NewOperator, password: string): Promise<string> {
    const hash = await hashPassword(password);
    const {
      duty,
      login,
      name,
      region,
      'org-code': orgCode,
      'org-name': orgName,
      'org-short-name': shortName = orgName.slice(0, 30),
    } = operator;
    return this.unitOfWork.run(async () => {
      await this.database.query('SELECT pg_advisory_xact_lock($1)', [ADMIN_LOCK]);
      const taken = await this.database.query('SELECT 1 FROM users WHERE login = $1', [login]);
      if (taken.length > 0) throw loginTaken();
      const surroundings = [
        ...(await this.putPost(duty, !operator['no-second-factor'])),
        ...(await this.putOrganisation([orgCode, orgName, shortName, region])),
      ];
      const id = uuidv7();
      await this.database.query(OFFICER_SQL.account, [id, uuidv7(), login, hash, false]);
      await this.database.query(OFFICER_SQL.officer, [id, name, orgCode, null]);
      await this.database.query(OFFICER_SQL.addPosts, [id, [ADMINISTRATOR_POSTS[duty].code]]);
      const details = { orgCode, posts: [ADMINISTRATOR_POSTS[duty].code] };
      await this.actions.record(BY, [...surroundings, { action: 'account.imported', target: id, details }]);
      if ((await this.duties.conflicts()).has(ADMINISTRATOR_POSTS[duty].code)) throw dutiesExclude();
      return id;
    });
  }

  /** What came of it: others may have the post already, and get its permissions with it. */
  private async putPost(duty: Duty, secondFactor: boolean): Promise<AdminAction[]> {
    const { code, name, permissions } = ADMINISTRATOR_POSTS[duty];
    const [before] = await this.database.query<{ permissions: string[] }>(SQL.knownPost, [code]);
    const [after] = await this.database.query<{ permissions: string[] }>(SQL.post, [code, name, permissions, secondFactor]);
    if (before === undefined) return [{ action: 'post.imported', target: code, details: { permissions } }];
    if (before.permissions.join() === after?.permissions.join()) return [];
    return [{ action: 'post.changed', target: code, details: { ...after, before } }];
  }

  private async putOrganisation(values: [orgCode: string, name: string, shortName: string, regionCode: string]): Promise<AdminAction[]> {
    const made = await this.database.query(SQL.organisation, values);
    return made.map(() => ({ action: 'organisation.imported', target: values[0], details: { regionCode: values[3] } }));
  }
}
