import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { UserChanges } from '../../person/user-changes.js';
import type { Binding } from '../progress.js';

const FIND = `SELECT b.user_id AS "userId", floor(extract(epoch FROM now()))::float8 AS "readAt"
  FROM upstream_accounts b JOIN users u ON u.id = b.user_id WHERE b.upstream = $1 AND b.subject_hash = $2 AND u.closed_at IS NULL`;
/** Neither a second user for an account there, nor a second account there for a user. */
const BIND = `INSERT INTO upstream_accounts (upstream, subject_hash, user_id, bound_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING 1`;

/** 账号关联 — which account elsewhere is which user here, by the other side's id alone. */
@Injectable()
export class UpstreamAccounts {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
    private readonly changes: UserChanges,
  ) {}

  async find({ upstream, subject }: Binding): Promise<{ userId: string; readAt: number } | undefined> {
    const [row] = await this.database.query<{ userId: string; readAt: number }>(FIND, [upstream, this.hashOf(upstream, subject)]);
    return row;
  }

  /** False when it belongs to another user, or this one has another there. Part of a unit of work; on record when it is new. */
  async bind(binding: Binding, userId: string): Promise<boolean> {
    const hash = this.hashOf(binding.upstream, binding.subject);
    const added = await this.database.query(BIND, [binding.upstream, hash, userId, this.clock.now().toISOString()]);
    if (added.length > 0) await this.changes.record(userId, 'account-linked');
    return (await this.find(binding))?.userId === userId;
  }

  private hashOf(upstream: string, subject: string): string {
    return this.cipher.lookupHash(`upstream:${upstream}:${subject}`);
  }
}
