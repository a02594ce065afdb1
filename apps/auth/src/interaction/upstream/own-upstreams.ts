import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { decodeCursor, encodeCursor, page, type Page, type PageQuery } from '@yiwang/http-api';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { z } from 'zod';
import { UserChanges } from '../../person/user-changes.js';
import { upstreamNotLinked, type LinkedUpstream } from './own-upstreams.schema.js';

const LIST = `SELECT b.upstream, b.bound_at FROM upstream_accounts b JOIN accounts me ON me.user_id = b.user_id AND me.id = $1
  WHERE $2::text IS NULL OR b.upstream > $2 ORDER BY b.upstream LIMIT $3`;
const UNLINK = `DELETE FROM upstream_accounts b USING accounts me WHERE me.user_id = b.user_id AND me.id = $1 AND b.upstream = $2
  RETURNING b.user_id`;
const Position = z.object({ upstream: z.string().max(64) });

/** 我的上级账号 — the accounts elsewhere by which one comes in here. */
@Injectable()
export class OwnUpstreams {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly changes: UserChanges,
  ) {}

  /** @throws HTTP.CURSOR_INVALID */
  async list({ id }: Principal, { cursor, limit }: z.output<typeof PageQuery>): Promise<Page<LinkedUpstream>> {
    const after = decodeCursor(Position, cursor)?.upstream ?? null;
    const rows = await this.database.query<{ upstream: string; bound_at: Date }>(LIST, [id, after, limit + 1]);
    const { items, next } = page(rows, limit, ({ upstream }) => encodeCursor({ upstream }));
    return { items: items.map(({ upstream, bound_at }) => ({ upstream, linkedAt: bound_at.toISOString() })), next };
  }

  /** @throws AUTH.UPSTREAM_NOT_LINKED */
  async unlink({ id }: Principal, upstream: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const [gone] = await this.database.query<{ user_id: string }>(UNLINK, [id, upstream]);
      if (!gone) throw upstreamNotLinked();
      await this.changes.record(gone.user_id, 'account-unlinked');
    });
  }
}
