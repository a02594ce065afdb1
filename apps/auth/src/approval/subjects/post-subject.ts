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

  /** Whoever approves it holds no such right by the post; that the rights of the three exclude one another sees to that. */
  override accountsOf(): string[] {
    return [];
  }
}
