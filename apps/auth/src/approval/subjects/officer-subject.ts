import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { OFFICER_SQL } from '../../admin/account/officer.sql.js';
import { AdminActions, type Administrator } from '../../admin/admin-actions.js';
import { notAnOfficer, organisationUnknown } from '../../admin/admin.errors.js';
import { LeftBody } from '../../departure/left-body.js';
import { SecurityFacts } from '../../security/security-facts.js';
import { officerLeft, postUnknown } from '../approval.errors.js';
import { ChangeSubject, sorted, type ChangeState } from '../change-subject.js';
import { LostPermissions } from '../lost-permissions.js';

/** What an officer may do, and where: by his posts, in the region of his body. */
export const OfficerScope = z.object({ orgCode: z.string(), posts: z.array(z.string()).transform(sorted) });
export type OfficerScope = z.output<typeof OfficerScope>;

const CURRENT = `SELECT o.org_code AS "orgCode", o.left_at IS NOT NULL AS gone,
    ARRAY(SELECT op.post_code FROM officer_posts op WHERE op.account_id = o.account_id) AS posts
  FROM officers o WHERE o.account_id = $1 FOR UPDATE OF o`;

/** 工作人员的机构与岗位. */
@Injectable()
export class OfficerSubject extends ChangeSubject {
  readonly kind = 'officer';

  constructor(
    private readonly database: Database,
    private readonly actions: AdminActions,
    private readonly lost: LostPermissions,
    private readonly security: SecurityFacts,
    private readonly body: LeftBody,
  ) {
    super();
  }

  /** @throws AUTH.NOT_AN_OFFICER, AUTH.OFFICER_LEFT */
  override async current(target: string): Promise<OfficerScope> {
    const [row] = await this.database.query<OfficerScope & { gone: boolean }>(CURRENT, [target]);
    if (!row) throw notAnOfficer();
    if (row.gone) throw officerLeft();
    return { orgCode: row.orgCode, posts: sorted(row.posts) };
  }

  /** @throws AUTH.ORGANISATION_UNKNOWN, AUTH.POST_UNKNOWN */
  override async apply(target: string, state: ChangeState, by: Administrator): Promise<void> {
    const wanted = OfficerScope.parse(state);
    const before = await this.current(target);
    await this.mustExist(wanted);
    await this.database.query('UPDATE officers SET org_code = $2 WHERE account_id = $1', [target, wanted.orgCode]);
    await this.database.query(OFFICER_SQL.dropPosts, [target, wanted.posts]);
    await this.database.query(OFFICER_SQL.addPosts, [target, wanted.posts]);
    const changed = [
      ...(wanted.orgCode === before.orgCode ? [] : ['orgCode']),
      ...(wanted.posts.join() === before.posts.join() ? [] : ['posts']),
    ];
    await this.actions.record(by, [{ action: 'account.changed', target, details: { ...wanted, changed, before } }]);
    await this.security.note('permissions.changed', { kind: 'account', id: target });
    if (wanted.orgCode !== before.orgCode) await this.body.tell(target, before.orgCode);
    const loses = wanted.orgCode !== before.orgCode || before.posts.some((post) => !wanted.posts.includes(post));
    if (loses) await this.lost.ofAccounts([target]);
  }

  override accountsOf(target: string): string[] {
    return [target];
  }

  private async mustExist({ orgCode, posts }: OfficerScope): Promise<void> {
    const sql = 'SELECT 1 FROM organisations WHERE org_code = $1 AND abolished_at IS NULL FOR SHARE';
    if ((await this.database.query(sql, [orgCode])).length === 0) throw organisationUnknown();
    const known = await this.database.query('SELECT 1 FROM posts WHERE code = ANY($1)', [posts]);
    if (known.length < posts.length) throw postUnknown();
  }
}
