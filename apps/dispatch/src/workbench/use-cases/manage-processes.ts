import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Clock, uuidv7 } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import type { TaskPurpose } from '../../plan/domain/task.js';
import { processInvalid, processNotDraft, processNotFound } from '../domain/workbench.errors.js';
import { checkLinks, type Link, postsOf, type WorkProcess } from '../domain/work-process.js';
import { LOCK_POSTS } from './manage-posts.js';
import { workbenchUserOf } from './workbench-user.js';

export interface ProcessDraft {
  purpose: TaskPurpose;
  itemCode: string | null;
  name: string;
  links: readonly Link[];
}

/** Versions of one item's process are numbered and put in force one after the other. */
const LOCK_LINE = `SELECT pg_advisory_xact_lock(hashtextextended('work_processes ' || $1 || ' ' || $2 || ' ' || COALESCE($3::text, ''), 0))`;
const NEXT = `SELECT COALESCE(max(version), 0) + 1 AS version FROM work_processes
  WHERE org_code = $1 AND purpose = $2 AND item_code IS NOT DISTINCT FROM $3`;
const ADD = `
  INSERT INTO work_processes (id, org_code, purpose, item_code, version, name, state, links, created_by, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, 'draft', $7, $8, $9)`;
const FIND = 'SELECT purpose, item_code, state, links FROM work_processes WHERE id = $1 AND org_code = $2';
const RETIRE_LINE = `
  UPDATE work_processes SET state = 'retired', retired_at = $4
  WHERE org_code = $1 AND purpose = $2 AND item_code IS NOT DISTINCT FROM $3 AND state = 'published'`;
const PUBLISH = "UPDATE work_processes SET state = 'published', published_at = $2 WHERE id = $1";
const RETIRE = "UPDATE work_processes SET state = 'retired', retired_at = $2 WHERE id = $1";
const DISCARD = "DELETE FROM work_processes WHERE id = $1 AND state = 'draft'";
const STAFFED = 'SELECT DISTINCT post_code FROM work_post_members WHERE org_code = $1 AND post_code = ANY($2)';

interface Row extends Record<string, unknown> {
  purpose: TaskPurpose;
  item_code: string | null;
  state: WorkProcess['state'];
  links: Link[];
}

/** 流程管理 — an organisation's own processes. A version never changes; tasks that began by one end by it. */
@Injectable()
export class ManageProcesses {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws DISPATCH.PROCESS_INVALID */
  draft(principal: Principal, { purpose, itemCode, name, links }: ProcessDraft): Promise<{ id: string; version: number }> {
    const { id: by, orgCode } = workbenchUserOf(principal);
    checkLinks(links);
    return this.uow.run(async () => {
      await this.database.query(LOCK_LINE, [orgCode, purpose, itemCode]);
      const [next] = await this.database.query<{ version: number }>(NEXT, [orgCode, purpose, itemCode]);
      const id = uuidv7();
      const { version } = next!;
      await this.database.write(ADD, [id, orgCode, purpose, itemCode, version, name, JSON.stringify(links), by, this.clock.now()]);
      return { id, version };
    });
  }

  /** 发布 — in force for tasks that come from now on; the version before is retired. @throws DISPATCH.PROCESS_NOT_FOUND, DISPATCH.PROCESS_STATE, DISPATCH.PROCESS_INVALID */
  publish(processId: string, principal: Principal): Promise<void> {
    return this.move(processId, principal, 'draft', async (orgCode, row) => {
      await this.mustBeStaffed(orgCode, row.links);
      const now = this.clock.now();
      await this.database.write(RETIRE_LINE, [orgCode, row.purpose, row.item_code, now]);
      await this.database.write(PUBLISH, [processId, now], { rows: 1 });
    });
  }

  /** 停用 — tasks that come from now on go by the organisation's other process, or by the built-in one. @throws as above */
  retire(processId: string, principal: Principal): Promise<void> {
    return this.move(processId, principal, 'published', () => this.database.write(RETIRE, [processId, this.clock.now()], { rows: 1 }));
  }

  /** 弃用草稿 — a draft that was never in force leaves nothing behind. @throws as above */
  discard(processId: string, principal: Principal): Promise<void> {
    return this.move(processId, principal, 'draft', () => this.database.write(DISCARD, [processId], { rows: 1 }));
  }

  private move(
    processId: string,
    principal: Principal,
    from: WorkProcess['state'],
    change: (orgCode: string, row: Row) => Promise<void>,
  ): Promise<void> {
    const { orgCode } = workbenchUserOf(principal);
    return this.uow.run(async () => {
      const [found] = await this.database.query<Row>(FIND, [processId, orgCode]);
      if (!found) throw processNotFound();
      await this.database.query(LOCK_LINE, [orgCode, found.purpose, found.item_code]);
      // Once more: whoever held the lock may have moved it.
      const [row] = await this.database.query<Row>(FIND, [processId, orgCode]);
      if (!row) throw processNotFound();
      if (row.state !== from) throw processNotDraft();
      await change(orgCode, row);
    });
  }

  /** A post without members would keep every task that comes to it. */
  private async mustBeStaffed(orgCode: string, links: readonly Link[]): Promise<void> {
    // Until the process is in force nobody takes a post, or its last member, away.
    await this.database.query(LOCK_POSTS, [orgCode]);
    const posts = postsOf(links);
    const rows = await this.database.query<{ post_code: string }>(STAFFED, [orgCode, posts]);
    const staffed = new Set(rows.map((row) => row.post_code));
    const missing = posts.filter((post) => !staffed.has(post));
    if (missing.length === 0) return;
    const reason = 'the post does not exist, or has no members';
    throw processInvalid({ invalidParams: missing.map((name) => ({ name, code: 'DISPATCH.POST_EMPTY', reason })) });
  }
}
