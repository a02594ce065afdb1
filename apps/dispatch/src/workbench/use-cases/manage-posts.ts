import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Clock } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { postInUse, postNotFound, tooManyPosts } from '../domain/workbench.errors.js';
import { workbenchUserOf } from './workbench-user.js';

const MOST = 200;
/** Posts of an organisation change one after the other, and never while a process that names them is put in force. */
export const LOCK_POSTS = `SELECT pg_advisory_xact_lock(hashtextextended('work_posts ' || $1, 0))`;
const COUNT_POSTS = 'SELECT count(*)::int AS count FROM work_posts WHERE org_code = $1 AND code <> $2';
const PUT_POST = `
  INSERT INTO work_posts (org_code, code, name, created_at) VALUES ($1, $2, $3, $4)
  ON CONFLICT (org_code, code) DO UPDATE SET name = excluded.name`;
const FIND_POST = 'SELECT 1 FROM work_posts WHERE org_code = $1 AND code = $2 FOR UPDATE';
/** Those that name the post, as who handles a link or as one of those who countersign it. */
const NAMING = `
  SELECT id, state FROM work_processes
  WHERE org_code = $1 AND (links @> jsonb_build_array(jsonb_build_object('post', $2::text))
    OR links @> jsonb_build_array(jsonb_build_object('countersign', jsonb_build_array($2::text))))`;
const OPEN_BY = 'SELECT 1 FROM task_works WHERE process_id = ANY($1::uuid[]) AND open LIMIT 1';
const OPEN_AT = 'SELECT 1 FROM work_turns WHERE org_code = $1 AND post_code = $2 AND ended_at IS NULL LIMIT 1';
const REMOVE_MEMBERS = 'DELETE FROM work_post_members WHERE org_code = $1 AND post_code = $2';
const REMOVE_POST = 'DELETE FROM work_posts WHERE org_code = $1 AND code = $2';
const COUNT_MEMBERS = 'SELECT count(*)::int AS count FROM work_post_members WHERE org_code = $1 AND post_code = $2 AND officer_id <> $3';
/** The manager's word for an officer's name holds until the officer comes himself; who had left is back by it. */
const KNOW = `
  INSERT INTO work_officers AS old (org_code, officer_id, name) VALUES ($1, $2, $3)
  ON CONFLICT (org_code, officer_id) DO UPDATE SET left_at = NULL WHERE old.left_at IS NOT NULL`;
const ADD_MEMBER = `
  INSERT INTO work_post_members (org_code, post_code, officer_id, added_by, added_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`;
const FIND_MEMBER = 'SELECT 1 FROM work_post_members WHERE org_code = $1 AND post_code = $2 AND officer_id = $3';
const REMOVE_MEMBER = 'DELETE FROM work_post_members WHERE org_code = $1 AND post_code = $2 AND officer_id = $3';

/** 岗位管理 — posts of an organisation in the workbench, and who works at them. Everything here may be repeated. */
@Injectable()
export class ManagePosts {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws DISPATCH.TOO_MANY_POSTS */
  put(principal: Principal, code: string, name: string): Promise<void> {
    return this.locked(principal, async (orgCode) => {
      const [others] = await this.database.query<{ count: number }>(COUNT_POSTS, [orgCode, code]);
      if (others!.count >= MOST) throw tooManyPosts();
      await this.database.write(PUT_POST, [orgCode, code, name, this.clock.now()]);
    });
  }

  /** @throws DISPATCH.POST_NOT_FOUND, DISPATCH.POST_IN_USE */
  remove(principal: Principal, code: string): Promise<void> {
    return this.locked(principal, async (orgCode) => {
      await this.mustExist(orgCode, code);
      await this.mustBeIdle(orgCode, code);
      await this.database.write(REMOVE_MEMBERS, [orgCode, code]);
      await this.database.write(REMOVE_POST, [orgCode, code]);
    });
  }

  /** @throws DISPATCH.POST_NOT_FOUND, DISPATCH.TOO_MANY_POSTS */
  addMember(principal: Principal, code: string, officerId: string, name: string): Promise<void> {
    return this.locked(principal, async (orgCode, by) => {
      await this.mustExist(orgCode, code);
      const [others] = await this.database.query<{ count: number }>(COUNT_MEMBERS, [orgCode, code, officerId]);
      if (others!.count >= MOST) throw tooManyPosts();
      await this.database.write(KNOW, [orgCode, officerId, name]);
      await this.database.write(ADD_MEMBER, [orgCode, code, officerId, by, this.clock.now()]);
    });
  }

  /**
   * What the officer holds stays with him until somebody hands it on; he handles it no more. The last one stays while tasks come to the post:
   * nobody else could take them. @throws DISPATCH.POST_NOT_FOUND, DISPATCH.POST_IN_USE
   */
  removeMember(principal: Principal, code: string, officerId: string): Promise<void> {
    return this.locked(principal, async (orgCode) => {
      await this.mustExist(orgCode, code);
      const [others] = await this.database.query<{ count: number }>(COUNT_MEMBERS, [orgCode, code, officerId]);
      const [member] = await this.database.query(FIND_MEMBER, [orgCode, code, officerId]);
      if (member && others!.count === 0) await this.mustBeIdle(orgCode, code);
      await this.database.write(REMOVE_MEMBER, [orgCode, code, officerId]);
    });
  }

  private locked(principal: Principal, change: (orgCode: string, by: string) => Promise<void>): Promise<void> {
    const { id, orgCode } = workbenchUserOf(principal);
    return this.uow.run(async () => {
      await this.database.query(LOCK_POSTS, [orgCode]);
      await change(orgCode, id);
    });
  }

  /** That no process in force, no task under way by one and no open turn needs the post. */
  private async mustBeIdle(orgCode: string, code: string): Promise<void> {
    const naming = await this.database.query<{ id: string; state: string }>(NAMING, [orgCode, code]);
    const [running] = await this.database.query(OPEN_BY, [naming.map((process) => process.id)]);
    const [turn] = await this.database.query(OPEN_AT, [orgCode, code]);
    if (running || turn || naming.some((process) => process.state === 'published')) throw postInUse();
  }

  private async mustExist(orgCode: string, code: string): Promise<void> {
    const [post] = await this.database.query(FIND_POST, [orgCode, code]);
    if (!post) throw postNotFound();
  }
}
