import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Clock, uuidv7 } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { OfficerRepository } from '../domain/work.repository.js';
import { delegationInvalid, delegationNotFound, tooManyDelegations } from '../domain/workbench.errors.js';
import { workbenchUserOf } from './workbench-user.js';

const MOST = 20;
const LONGEST_MS = 180 * 86_400_000;

const LOCK_OFFICER = 'SELECT 1 FROM work_officers WHERE org_code = $1 AND officer_id = $2 FOR UPDATE';
const COUNT = `
  SELECT count(*)::int AS count FROM work_delegations WHERE org_code = $1 AND from_id = $2 AND revoked_at IS NULL AND ends_at > $3`;
const ADD = `
  INSERT INTO work_delegations (id, org_code, from_id, to_id, starts_at, ends_at, reason, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;
const LOCK = 'SELECT revoked_at FROM work_delegations WHERE id = $1 AND org_code = $2 AND ($4 OR from_id = $3) FOR UPDATE';
const REVOKE = 'UPDATE work_delegations SET revoked_at = $2 WHERE id = $1';

export interface DelegationWish {
  toOfficerId: string;
  startsAt: Date;
  endsAt: Date;
  reason: string;
}

/** 委托 — for a period another officer acts in one's stead, at one's posts and with what one holds; the steps say so. It is not passed on. */
@Injectable()
export class Delegate {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly database: Database,
    private readonly officers: OfficerRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws DISPATCH.DELEGATION_INVALID, DISPATCH.OFFICER_UNKNOWN, DISPATCH.TOO_MANY_DELEGATIONS */
  execute(principal: Principal, { toOfficerId, startsAt, endsAt, reason }: DelegationWish): Promise<{ id: string }> {
    const user = workbenchUserOf(principal);
    const now = this.clock.now();
    const length = endsAt.getTime() - startsAt.getTime();
    if (toOfficerId === user.id || endsAt <= now || length <= 0 || length > LONGEST_MS) throw delegationInvalid();
    return this.uow.run(async () => {
      await this.officers.share(user.orgCode);
      await this.officers.enter(user, now);
      await this.officers.known(user.orgCode, [toOfficerId]);
      await this.database.query(LOCK_OFFICER, [user.orgCode, user.id]);
      const [given] = await this.database.query<{ count: number }>(COUNT, [user.orgCode, user.id, now]);
      if (given!.count >= MOST) throw tooManyDelegations();
      const id = uuidv7();
      await this.database.write(ADD, [id, user.orgCode, user.id, toOfficerId, startsAt, endsAt, reason, now]);
      return { id };
    });
  }

  /** 撤销 by who gave it, or who manages the workbench; repeatable. @throws DISPATCH.DELEGATION_NOT_FOUND */
  revoke(principal: Principal, delegationId: string): Promise<void> {
    const user = workbenchUserOf(principal);
    return this.uow.run(async () => {
      const [row] = await this.database.query<{ revoked_at: Date | null }>(LOCK, [delegationId, user.orgCode, user.id, user.manages]);
      if (!row) throw delegationNotFound();
      if (row.revoked_at === null) await this.database.write(REVOKE, [delegationId, this.clock.now()]);
    });
  }
}
