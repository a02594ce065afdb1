import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor, Idempotency, page, type IdempotentRequest, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { AdminActions, type Administrator } from '../admin-actions.js';
import {
  logoutNoticeNotDead,
  logoutNoticeNotFound,
  type ListedLogoutNotice,
  type LogoutNoticeQuery,
  type RetriedLogoutNotice,
} from './logout-notice.schema.js';

const LIST = `SELECT id, client_id AS "clientId", account_id AS "accountId", state, attempts, fault,
    due_at AS "dueAt", created_at AS "createdAt", changed_at AS "changedAt"
  FROM logout_notices WHERE ($1::uuid IS NULL OR id < $1) AND ($2::text IS NULL OR state = $2) ORDER BY id DESC LIMIT $3`;
const RETRY = `UPDATE logout_notices SET state = 'due', attempts = 0, due_at = now(), changed_at = now() WHERE id = $1`;

type Row = Omit<ListedLogoutNotice, 'dueAt' | 'createdAt' | 'changedAt'> & Record<'dueAt' | 'createdAt' | 'changedAt', Date>;
const Position = z.object({ id: z.uuid() });

/** 退出通知管理 — what clients were told of logouts, and those that nobody answered to. */
@Injectable()
export class AdministerLogoutNotices {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly actions: AdminActions,
  ) {}

  /** The newest first. @throws HTTP.CURSOR_INVALID */
  async list({ cursor, limit, state }: LogoutNoticeQuery): Promise<Page<ListedLogoutNotice>> {
    const before = decodeCursor(Position, cursor)?.id ?? null;
    const rows = await this.database.query<Row & Record<string, unknown>>(LIST, [before, state ?? null, limit + 1]);
    const { items, next } = page(rows, limit, (last) => encodeCursor({ id: last.id }));
    return { items: items.map(toListed), next };
  }

  /** @throws AUTH.LOGOUT_NOTICE_NOT_FOUND, AUTH.LOGOUT_NOTICE_NOT_DEAD */
  retry(id: string, by: Administrator, key: IdempotentRequest): Promise<RetriedLogoutNotice> {
    const work = async (): Promise<RetriedLogoutNotice> => {
      const [notice] = await this.database.query<{ state: string; client_id: string }>(
        'SELECT state, client_id FROM logout_notices WHERE id = $1 FOR UPDATE',
        [id],
      );
      if (!notice) throw logoutNoticeNotFound();
      if (notice.state !== 'dead') throw logoutNoticeNotDead();
      await this.database.query(RETRY, [id]);
      await this.actions.record(by, [{ action: 'client.logout-retried', target: notice.client_id, details: { notice: id } }]);
      return { id, state: 'due' };
    };
    return this.idempotency.once(key, work, { status: 200 });
  }
}

const toListed = ({ dueAt, createdAt, changedAt, ...row }: Row): ListedLogoutNotice => ({
  ...row,
  dueAt: dueAt.toISOString(),
  createdAt: createdAt.toISOString(),
  changedAt: changedAt.toISOString(),
});
