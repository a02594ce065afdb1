import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor, Idempotency, page, type IdempotentRequest, type Page } from '@yiwang/http-api';
import { Clock, uuidv7 } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { ADMIN_LOCK, AdminActions, type Administrator } from '../admin/admin-actions.js';
import { PermissionChanges } from '../approval/permission-changes.js';
import { AccessEndings } from '../ending/access-endings.js';
import { DelegationSubject, Lent } from './delegation-subject.js';
import { delegationNotFound } from './delegation.errors.js';
import type { AskedDelegation, DelegationQuery, NewDelegation, PostDelegation, RevokedDelegation } from './delegation.schema.js';

const LIST = `SELECT id, from_account_id AS "fromAccountId", to_account_id AS "toAccountId", posts, starts_at, ends_at, reason,
    CASE WHEN revoked_at IS NOT NULL THEN 'revoked' WHEN ends_at <= now() OR ended_at IS NOT NULL THEN 'over'
         WHEN starts_at > now() THEN 'coming' ELSE 'running' END AS state
  FROM post_delegations
  WHERE ($1::uuid IS NULL OR id < $1) AND ($2::uuid IS NULL OR from_account_id = $2 OR to_account_id = $2) ORDER BY id DESC LIMIT $3`;
const LOCK = `SELECT from_account_id::text AS "from", to_account_id::text AS "to", revoked_at IS NOT NULL AS revoked,
    ended_at IS NOT NULL OR ends_at <= now() AS over FROM post_delegations WHERE id = $1 FOR UPDATE`;

interface Row extends Omit<PostDelegation, 'startsAt' | 'endsAt'> {
  starts_at: Date;
  ends_at: Date;
}
interface Locked {
  from: string;
  to: string;
  revoked: boolean;
  over: boolean;
}

const Position = z.object({ id: z.uuid() });

/** 临时授权 — asked for by an officer himself or by an administrator, approved by another, and revoked by whoever is concerned. */
@Injectable()
export class Delegations {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly changes: PermissionChanges,
    private readonly subject: DelegationSubject,
    private readonly endings: AccessEndings,
    private readonly actions: AdminActions,
    private readonly clock: Clock,
  ) {}

  /** @throws AUTH.DELEGATION_PERIOD, AUTH.DELEGATION_ELSEWHERE, AUTH.DELEGATION_NOT_HELD, AUTH.DUTIES_EXCLUDE */
  ask(wish: NewDelegation, by: Administrator, key: IdempotentRequest): Promise<AskedDelegation> {
    const work = async (): Promise<AskedDelegation> => {
      const wanted = Lent.parse({ ...wish, startsAt: wish.startsAt ?? this.clock.now().toISOString() });
      await this.database.query('SELECT pg_advisory_xact_lock($1)', [ADMIN_LOCK]);
      await this.subject.mustBeSound(wanted);
      const id = uuidv7();
      const { changeId } = await this.changes.ask({ kind: 'delegation', target: id, wanted, reason: wanted.reason }, by);
      return { id, changeId };
    };
    return this.idempotency.once(key, work);
  }

  /** `own`: only by who gave or got it. Repeatable. @throws AUTH.DELEGATION_NOT_FOUND */
  revoke(id: string, by: Administrator, key: IdempotentRequest, { own }: { own: boolean }): Promise<RevokedDelegation> {
    const work = async (): Promise<RevokedDelegation> => {
      const [row] = await this.database.query<Locked & Record<string, unknown>>(LOCK, [id]);
      if (!row || (own && by.id !== row.from && by.id !== row.to)) throw delegationNotFound();
      if (row.revoked || row.over) return { id, state: row.revoked ? 'revoked' : 'over' };
      await this.database.query('UPDATE post_delegations SET revoked_at = now() WHERE id = $1', [id]);
      await this.endings.end({ kind: 'account', id: row.to });
      await this.actions.record(by, [{ action: 'account.post-returned', target: row.to, details: { delegationId: id, from: row.from } }]);
      return { id, state: 'revoked' };
    };
    return this.idempotency.once(key, work, { status: 200 });
  }

  /** The newest first. @throws HTTP.CURSOR_INVALID */
  async list({ cursor, limit, accountId }: DelegationQuery): Promise<Page<PostDelegation>> {
    const before = decodeCursor(Position, cursor)?.id ?? null;
    const rows = await this.database.query<Row & Record<string, unknown>>(LIST, [before, accountId ?? null, limit + 1]);
    const { items, next } = page(rows, limit, (last) => encodeCursor({ id: last.id }));
    return { items: items.map(toDelegation), next };
  }
}

const toDelegation = ({ id, fromAccountId, toAccountId, posts, starts_at, ends_at, reason, state }: Row): PostDelegation => ({
  id,
  fromAccountId,
  toAccountId,
  posts,
  startsAt: starts_at.toISOString(),
  endsAt: ends_at.toISOString(),
  reason,
  state,
});
