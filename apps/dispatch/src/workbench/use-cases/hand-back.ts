import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { PlanRepository } from '../../plan/domain/plan.repository.js';
import { OfficerRepository, WorkRepository } from '../domain/work.repository.js';

const HELD = `
  SELECT DISTINCT w.task_id, w.case_no FROM work_turns t JOIN task_works w ON w.task_id = t.task_id
  WHERE t.org_code = $1 AND t.holder_id = $2 AND t.ended_at IS NULL`;
/** One who never worked here is named by his account: for some seconds his token may still open the door. */
const LEAVE = `
  INSERT INTO work_officers (org_code, officer_id, name, left_at) VALUES ($1, $2, $2, $3)
  ON CONFLICT (org_code, officer_id) DO UPDATE SET left_at = excluded.left_at`;
const BACK = 'SELECT 1 FROM work_post_members WHERE org_code = $1 AND officer_id = $2 AND added_at > $3 LIMIT 1';
const LEAVE_POSTS = 'DELETE FROM work_post_members WHERE org_code = $1 AND officer_id = $2 AND added_at <= $3';
const END_DELEGATIONS = `
  UPDATE work_delegations SET revoked_at = $4
  WHERE org_code = $1 AND (from_id = $2 OR to_id = $2) AND revoked_at IS NULL AND ends_at > $4 AND created_at <= $3`;

export interface Leaver {
  accountId: string;
  orgCode: string;
  leftAt: string;
}

/**
 * 离岗交接 — what an officer had in hand when he left a body goes back to his team there, with his posts and delegations; repeatable.
 * Heard late, when he was given a post again since, it takes only what he had before: he is back.
 */
@Injectable()
export class HandBack {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly database: Database,
    private readonly plans: PlanRepository,
    private readonly works: WorkRepository,
    private readonly officers: OfficerRepository,
    private readonly clock: Clock,
  ) {}

  execute({ accountId, orgCode, leftAt }: Leaver): Promise<void> {
    return this.uow.run(async () => {
      await this.officers.handBack(orgCode);
      const held = await this.database.query<{ task_id: string; case_no: string }>(HELD, [orgCode, accountId]);
      // Whoever moves a task locks its plan first; what is held is read again once nobody can move it.
      await this.plans.lockCases([...new Set(held.map((task) => task.case_no))].sort());
      const works = await this.works.load(held.map((task) => task.task_id));
      const [left, now] = [new Date(leftAt), this.clock.now()];
      const [back] = await this.database.query(BACK, [orgCode, accountId, left]);
      const until = back ? left : now;
      for (const work of works.values()) work.leave(accountId, until, now);
      await this.works.save(works.values());
      await this.database.write(LEAVE_POSTS, [orgCode, accountId, until]);
      await this.database.write(END_DELEGATIONS, [orgCode, accountId, until, now]);
      if (!back) await this.database.write(LEAVE, [orgCode, accountId, left]);
    });
  }
}
