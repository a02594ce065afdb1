import { Injectable } from '@nestjs/common';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { ADMIN_LOCK, AdminActions, type Administrator } from '../admin/admin-actions.js';
import { notAnOfficer, ownAccount } from '../admin/admin.errors.js';
import { LostPermissions } from '../approval/lost-permissions.js';
import { AccessEndings } from '../ending/access-endings.js';
import { PayloadStore } from '../oidc/payload-store.js';
import { LeftBody } from './left-body.js';
import type { DepartedOfficer } from './departure.schema.js';

const LOCK = `SELECT a.user_id::text AS "userId", o.org_code AS "orgCode", o.left_at AS "leftAt",
    ARRAY(SELECT op.post_code FROM officer_posts op WHERE op.account_id = o.account_id ORDER BY op.post_code) AS posts
  FROM officers o JOIN accounts a ON a.id = o.account_id WHERE o.account_id = $1 FOR UPDATE OF o, a`;
const LEAVE = 'UPDATE officers SET left_at = $2 WHERE account_id = $1';
const CLOSE_ACCOUNT = `UPDATE accounts SET disabled_at = coalesce(disabled_at, now()),
    sessions_from = date_trunc('second', now()) + interval '1 second' WHERE id = $1`;
/** Who has nothing left to act by logs in no more; his login is not given to another. */
const CLOSE_USER = `UPDATE users u SET closed_at = now() WHERE u.id = $1 AND u.closed_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.user_id = u.id AND a.disabled_at IS NULL) RETURNING 1`;
const RETURN_POSTS = `UPDATE post_delegations SET revoked_at = now()
  WHERE (from_account_id = $1 OR to_account_id = $1) AND revoked_at IS NULL AND ended_at IS NULL`;
const WITHDRAW = `UPDATE permission_changes SET state = 'withdrawn', decided_by_kind = $2, decided_by_id = $3, decided_at = now(),
    decision_reason = 'the officer has left'
  WHERE state = 'pending' AND ((kind = 'officer' AND target = $1)
    OR (kind = 'delegation' AND $1 IN (wanted ->> 'fromAccountId', wanted ->> 'toAccountId')))`;

/** What ends with an office. */
@Injectable()
export class EndedWithOffice {
  constructor(
    readonly payloads: PayloadStore,
    readonly endings: AccessEndings,
    readonly lost: LostPermissions,
    readonly body: LeftBody,
  ) {}
}

/**
 * 离岗交接 — closes the account of who leaves, with everything he held, lent or borrowed; what he had in hand goes back to his team (dispatch
 * hears of it by the fact). One person is enough: it takes rights and gives none, and is not undone; who comes back gets an account anew.
 */
@Injectable()
export class LeaveOffice {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly actions: AdminActions,
    private readonly ended: EndedWithOffice,
    private readonly clock: Clock,
  ) {}

  /** Said again, it stays with the first time. @throws AUTH.NOT_AN_OFFICER, AUTH.OWN_ACCOUNT */
  execute(id: string, reason: string, by: Administrator, key: IdempotentRequest): Promise<DepartedOfficer> {
    if (id === by.id) throw ownAccount();
    const work = async (): Promise<DepartedOfficer> => {
      await this.database.query('SELECT pg_advisory_xact_lock($1)', [ADMIN_LOCK]);
      const [row] = await this.database.query<{ userId: string; orgCode: string; leftAt: Date | null; posts: string[] }>(LOCK, [id]);
      if (!row) throw notAnOfficer();
      const leftAt = row.leftAt ?? this.clock.now();
      if (row.leftAt === null) await this.leave(id, { ...row, leftAt, reason }, by);
      return { id, leftAt: leftAt.toISOString() };
    };
    return this.idempotency.once(key, work, { status: 200 });
  }

  private async leave(
    id: string,
    { userId, orgCode, posts, leftAt, reason }: { userId: string; orgCode: string; posts: string[]; leftAt: Date; reason: string },
    by: Administrator,
  ): Promise<void> {
    const { payloads, endings, lost, body } = this.ended;
    await lost.ofAccounts([id]);
    await this.database.query(RETURN_POSTS, [id]);
    await this.database.query(WITHDRAW, [id, by.kind, by.id]);
    await this.database.query('DELETE FROM officer_posts WHERE account_id = $1', [id]);
    await this.database.query(LEAVE, [id, leftAt]);
    await this.database.query(CLOSE_ACCOUNT, [id]);
    const closed = await this.database.query(CLOSE_USER, [userId]);
    await payloads.revokeAccount(id);
    if (closed.length > 0) await endings.end({ kind: 'user', id: userId });
    await body.tell(id, orgCode, leftAt);
    await this.actions.record(by, [{ action: 'account.left', target: id, details: { orgCode, posts, reason } }]);
  }
}
