import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { AdminActions, type Administrator } from '../../admin/admin-actions.js';
import { postUnknown } from '../approval.errors.js';
import { ChangeSubject, sorted, type ChangeState } from '../change-subject.js';
import { LostPermissions } from '../lost-permissions.js';

/** What a post may do, and whether a password alone is enough for who is at it. */
export const PostRights = z.object({ permissions: z.array(z.string()).transform(sorted), secondFactor: z.boolean() });
export type PostRights = z.output<typeof PostRights>;

const CURRENT = 'SELECT permissions, second_factor AS "secondFactor" FROM posts WHERE code = $1 FOR UPDATE';
/** Those to come included. */
const HOLDERS = `SELECT account_id::text AS id FROM officer_posts WHERE post_code = $1
  UNION SELECT to_account_id::text FROM post_delegations WHERE $1 = ANY(posts) AND revoked_at IS NULL AND ended_at IS NULL`;
const PUT = 'UPDATE posts SET permissions = $2, second_factor = $3 WHERE code = $1';

/** 岗位权限. */
@Injectable()
export class PostSubject extends ChangeSubject {
  readonly kind = 'post';

  constructor(
    private readonly database: Database,
    private readonly actions: AdminActions,
    private readonly lost: LostPermissions,
  ) {
    super();
  }

  /** @throws AUTH.POST_UNKNOWN */
  override async current(target: string): Promise<PostRights> {
    const [row] = await this.database.query<PostRights>(CURRENT, [target]);
    if (!row) throw postUnknown();
    return { permissions: sorted(row.permissions), secondFactor: row.secondFactor };
  }

  override async apply(target: string, state: ChangeState, by: Administrator): Promise<void> {
    const { permissions, secondFactor } = PostRights.parse(state);
    const before = await this.current(target);
    await this.database.query(PUT, [target, permissions, secondFactor]);
    await this.actions.record(by, [{ action: 'post.changed', target, details: { permissions, secondFactor, before } }]);
    const loses = before.permissions.some((permission) => !permissions.includes(permission));
    if (loses || (secondFactor && !before.secondFactor)) await this.lost.ofPost(target);
  }

  /** Who is at the post, or has it lent, and may do more; what is only taken away, one of them may approve. */
  override async accountsOf(target: string, state: ChangeState): Promise<string[]> {
    const { permissions, secondFactor } = PostRights.parse(state);
    const before = await this.current(target);
    const more = permissions.some((permission) => !before.permissions.includes(permission));
    const gains = more || (before.secondFactor && !secondFactor);
    return gains ? (await this.database.query<{ id: string }>(HOLDERS, [target])).map(({ id }) => id) : [];
  }
}
