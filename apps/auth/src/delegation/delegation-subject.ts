import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { AdminActions, type Administrator } from '../admin/admin-actions.js';
import { ChangeSubject, sorted, type ChangeState } from '../approval/change-subject.js';
import { SecurityFacts } from '../security/security-facts.js';
import { delegationElsewhere, delegationNotHeld, delegationPeriod } from './delegation.errors.js';

const LONGEST_MS = 180 * 86_400_000;

export const Lent = z.object({
  fromAccountId: z.string(),
  toAccountId: z.string(),
  posts: z.array(z.string()).transform(sorted),
  startsAt: z.string(),
  endsAt: z.string(),
  reason: z.string(),
});
export type Lent = z.output<typeof Lent>;

const OFFICERS = `SELECT o.account_id::text AS id, o.org_code AS "orgCode",
    ARRAY(SELECT op.post_code FROM officer_posts op WHERE op.account_id = o.account_id) AS posts
  FROM officers o JOIN accounts a ON a.id = o.account_id
  WHERE o.account_id = ANY($1::uuid[]) AND o.left_at IS NULL AND a.disabled_at IS NULL FOR UPDATE OF o`;
const ADD = `INSERT INTO post_delegations (id, from_account_id, to_account_id, posts, starts_at, ends_at, reason) VALUES ($1, $2, $3, $4, $5, $6, $7)`;

/** 临时授权 — posts lent for a time to another officer of the same body, who acts in his own name. Real time, like the life of tokens. */
@Injectable()
export class DelegationSubject extends ChangeSubject {
  readonly kind = 'delegation';

  constructor(
    private readonly database: Database,
    private readonly actions: AdminActions,
    private readonly clock: Clock,
    private readonly security: SecurityFacts,
  ) {
    super();
  }

  /** There is none before it is approved. */
  override current(): Promise<ChangeState> {
    return Promise.resolve({});
  }

  /** Looked at when it is asked for, and again when it is approved. @throws AUTH.DELEGATION_PERIOD, _ELSEWHERE, _NOT_HELD */
  async mustBeSound(wanted: Lent): Promise<void> {
    const [starts, ends] = [Date.parse(wanted.startsAt), Date.parse(wanted.endsAt)];
    if (!(ends > starts) || ends <= this.clock.now().getTime() || ends - starts > LONGEST_MS) throw delegationPeriod();
    const rows = await this.database.query<{ id: string; orgCode: string; posts: string[] }>(OFFICERS, [
      [wanted.fromAccountId, wanted.toAccountId],
    ]);
    const from = rows.find(({ id }) => id === wanted.fromAccountId);
    const to = rows.find(({ id }) => id === wanted.toAccountId);
    if (!from || !to || from === to || from.orgCode !== to.orgCode) throw delegationElsewhere();
    if (wanted.posts.length === 0 || wanted.posts.some((post) => !from.posts.includes(post))) throw delegationNotHeld();
  }

  override async apply(target: string, state: ChangeState, by: Administrator): Promise<void> {
    const wanted = Lent.parse(state);
    await this.mustBeSound(wanted);
    const { fromAccountId, toAccountId, posts, startsAt, endsAt, reason } = wanted;
    await this.database.query(ADD, [target, fromAccountId, toAccountId, posts, startsAt, endsAt, reason]);
    const details = { delegationId: target, from: fromAccountId, posts, startsAt, endsAt };
    await this.actions.record(by, [{ action: 'account.post-lent', target: toAccountId, details }]);
    await this.security.note('delegation.began', { kind: 'account', id: toAccountId });
  }

  override accountsOf(_: string, state: ChangeState): string[] {
    const { fromAccountId, toAccountId } = Lent.parse(state);
    return [fromAccountId, toAccountId];
  }
}
